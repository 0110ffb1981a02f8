package id.paspor.payment.process;

import id.paspor.engine.Correlation;
import id.paspor.payment.BillPaid;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the process that the bill is paid; only a job is left behind in the payment's transaction, which moves the case. */
@Component
class PaymentNews {

    private final Correlation correlation;

    PaymentNews(Correlation correlation) {
        this.correlation = correlation;
    }

    @EventListener
    void on(BillPaid event) {
        correlation.send("PaymentReceived", event.registrationNumber());
    }
}
