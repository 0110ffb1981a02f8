package id.paspor.casefile.process;

import id.paspor.casefile.Application;
import id.paspor.casefile.channel.OfferedChannels;
import id.paspor.engine.form.StartForm;
import id.paspor.kernel.Texts;
import id.paspor.office.Offices;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The start form of an application. */
@Component
record ApplicationSubmittedForm(Offices offices, OfferedChannels channels, Texts texts)
        implements StartForm<Application> {

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
                        .toList(),
                "channels",
                channels.offered().stream()
                        .map(channel -> new Option(channel.code(), texts.bilingual("channel." + channel.code())))
                        .toList());
    }
}
