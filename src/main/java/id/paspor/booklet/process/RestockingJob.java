package id.paspor.booklet.process;

import id.paspor.booklet.BookletsReceived;
import id.paspor.engine.CaseJob;
import id.paspor.engine.CaseJobs;
import id.paspor.engine.Correlation;
import id.paspor.engine.ProcessMessage;
import id.paspor.kernel.RegistrationNumber;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the cases go on for which booklets have come, by a job for each: a delivery may be for thousands. */
@Component
record RestockingJob(CaseJobs jobs, Correlation correlation) implements CaseJob {

    private static final String NAME = "booklets-restocked";

    @Override
    public String name() {
        return NAME;
    }

    @EventListener
    void on(BookletsReceived event) {
        event.waitingCases().forEach(registrationNumber -> jobs.leaveIfRunning(NAME, registrationNumber));
    }

    /** A case that does not wait any more has looked at the stock itself, or has ended. */
    @Override
    public void run(RegistrationNumber registrationNumber) {
        correlation.sendIfAwaited(ProcessMessage.BOOKLETS_RESTOCKED, registrationNumber);
    }
}
