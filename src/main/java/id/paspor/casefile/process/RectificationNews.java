package id.paspor.casefile.process;

import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseFiles.Rectified;
import id.paspor.engine.Correlation;
import id.paspor.engine.LastingVariables;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the queues show the applicant's name as it was rectified. */
@Component
record RectificationNews(Correlation correlation, CaseFiles cases) {

    @EventListener
    void on(Rectified event) {
        correlation.tell(
                Application.PROCESS,
                event.registrationNumber(),
                LastingVariables.APPLICANT_NAME,
                cases.get(event.registrationNumber()).application().fullName());
    }
}
