package id.paspor.payment.process;

import id.paspor.engine.CaseJob;
import id.paspor.engine.CaseJobs;
import id.paspor.engine.Correlation;
import id.paspor.engine.ProcessMessage;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.payment.BillPaid;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the process that the bill is paid, by a job that is left behind in the payment's transaction. A process that does not
 * wait for it yet is told later.
 */
@Component
class PaymentReceivedJob implements CaseJob {

    private static final String NAME = "payment-received";

    private final CaseJobs jobs;
    private final Correlation correlation;

    PaymentReceivedJob(CaseJobs jobs, Correlation correlation) {
        this.jobs = jobs;
        this.correlation = correlation;
    }

    @Override
    public String name() {
        return NAME;
    }

    @EventListener
    void on(BillPaid event) {
        jobs.leave(NAME, event.registrationNumber());
    }

    @Override
    public void run(RegistrationNumber registrationNumber) {
        if (!correlation.sendIfAwaited(ProcessMessage.PAYMENT_RECEIVED, registrationNumber)) {
            throw new IllegalStateException("the process does not wait for its payment yet");
        }
    }
}
