package id.paspor.casefile.process;

import id.paspor.casefile.CaseFiles.WithdrawalRequested;
import id.paspor.engine.Correlation;
import id.paspor.engine.ProcessMessage;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the process that the applicant withdraws. */
@Component
record WithdrawalNews(Correlation correlation) {

    @EventListener
    void on(WithdrawalRequested event) {
        correlation.send(ProcessMessage.APPLICATION_WITHDRAWN, event.registrationNumber());
    }
}
