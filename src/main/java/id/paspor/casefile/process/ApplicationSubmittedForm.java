package id.paspor.casefile.process;

import id.paspor.casefile.Application;
import id.paspor.engine.form.StartForm;
import id.paspor.office.Offices;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The start form of an application. */
@Component
class ApplicationSubmittedForm implements StartForm<Application> {

    private final Offices offices;

    ApplicationSubmittedForm(Offices offices) {
        this.offices = offices;
    }

    @Override
    public String id() {
        return "application-submitted";
    }

    @Override
    public Class<Application> answers() {
        return Application.class;
    }

    @Override
    public String office(Application application) {
        return application.office();
    }

    @Override
    public Map<String, List<Option>> options() {
        return Map.of(
                "offices",
                offices.all().stream()
                        .map(office -> new Option(office.code(), office.name()))
                        .toList());
    }
}
