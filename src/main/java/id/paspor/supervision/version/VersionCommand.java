package id.paspor.supervision.version;

import id.paspor.casefile.Application;
import id.paspor.engine.version.VersionRuns;
import id.paspor.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What {@code paspor.migrate-cases} asks of a node as it starts; the result stands on the page of versions. */
@Component
class VersionCommand {

    private static final Logger LOG = LoggerFactory.getLogger(VersionCommand.class);

    private final VersionRuns runs;
    private final Asked asked;

    VersionCommand(VersionRuns runs, @Value("${paspor.migrate-cases}") Asked asked) {
        this.runs = runs;
        this.asked = asked;
    }

    /** What may be asked for. */
    enum Asked {
        NOTHING,
        DRY_RUN,
        MOVE
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (asked == Asked.NOTHING) {
            return;
        }
        try {
            runs.begin(Application.PROCESS, asked == Asked.DRY_RUN, "-");
        } catch (Refusal goesOn) {
            LOG.warn("paspor.migrate-cases is not heeded, as another run goes on");
        }
    }
}
