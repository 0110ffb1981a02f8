package id.paspor.payment.process;

import id.paspor.engine.Correlation;
import id.paspor.payment.reconciliation.BankReportReceived;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the day of a report reconciled that a treasurer handed in. */
@Component
record ReconciliationNews(Correlation correlation) {

    @EventListener
    void on(BankReportReceived event) {
        String day = event.day().toString();
        correlation.start("payment-reconciliation", Map.of("from", day, "to", day));
    }
}
