package id.paspor.issuance.process;

import id.paspor.engine.Correlation;
import id.paspor.issuance.BookletsReceived;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the cases go on for which booklets have come. */
@Component
class Restocking {

    private final Correlation correlation;

    Restocking(Correlation correlation) {
        this.correlation = correlation;
    }

    @EventListener
    void on(BookletsReceived event) {
        event.waitingCases()
                .forEach(registrationNumber -> correlation.sendIfAwaited("BookletsRestocked", registrationNumber));
    }
}
