package id.paspor.payment.process;

import id.paspor.casefile.CaseFiles;
import id.paspor.engine.Correlation;
import id.paspor.engine.ProcessMessage;
import id.paspor.payment.DiscrepancyCleared;
import id.paspor.payment.DiscrepancyFound;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the process in which a treasurer decides about a discrepancy, and ends it when there is nothing to decide any more. */
@Component
record DiscrepancyNews(Correlation correlation, CaseFiles cases) {

    @EventListener
    void on(DiscrepancyFound event) {
        String office = event.registrationNumber() == null ? null : cases.office(event.registrationNumber());
        correlation.begin(ProcessMessage.PAYMENT_DISCREPANCY_FOUND, Long.toString(event.id()), office);
    }

    @EventListener
    void on(DiscrepancyCleared event) {
        correlation.sendIfAwaited(ProcessMessage.PAYMENT_NEVER_CAME, Long.toString(event.id()));
    }
}
