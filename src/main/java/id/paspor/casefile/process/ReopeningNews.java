package id.paspor.casefile.process;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseProgressed;
import id.paspor.casefile.Status;
import id.paspor.engine.Correlation;
import id.paspor.engine.ProcessMessage;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the process of a case that goes on, where it begins after its bill expired. */
@Component
record ReopeningNews(Correlation correlation, CaseFiles cases) {

    @EventListener
    void on(CaseProgressed event) {
        if (event.status() == Status.REOPENED) {
            correlation.begin(
                    ProcessMessage.APPLICATION_REOPENED,
                    event.registrationNumber().digits(),
                    cases.get(event.registrationNumber()).office());
        }
    }
}
