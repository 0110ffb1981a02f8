package id.paspor.casefile.process;

import id.paspor.casefile.correction.CorrectionRequested;
import id.paspor.engine.Correlation;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the process that has a request for a correction answered. */
@Component
record CorrectionNews(Correlation correlation) {

    @EventListener
    void on(CorrectionRequested event) {
        correlation.start(
                "data-correction",
                Map.of("registrationNumber", event.registrationNumber().digits(), "wrong", event.wrong()));
    }
}
