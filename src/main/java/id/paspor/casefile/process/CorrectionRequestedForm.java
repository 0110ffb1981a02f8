package id.paspor.casefile.process;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.process.CorrectionRequestedForm.Request;
import id.paspor.engine.form.StartForm;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The form with which a correction is asked for: by the applicant in the portal, by the counter in Tasklist. */
@Component
record CorrectionRequestedForm(CaseFiles cases) implements StartForm<Request> {

    record Request(String registrationNumber, String wrong) {

        /** @throws Refusal when there can be no such case */
        RegistrationNumber number() {
            return RegistrationNumber.of(registrationNumber).orElseThrow(() -> Refusal.notFound("application.unknown"));
        }
    }

    @Override
    public String office(Request request) {
        return cases.get(request.number()).office();
    }

    @Override
    public Map<String, List<Option>> options() {
        return Map.of();
    }
}
