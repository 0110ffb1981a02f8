package id.paspor.appointment.process;

import id.paspor.appointment.InterviewMoved;
import id.paspor.engine.Correlation;
import id.paspor.engine.LastingVariables;
import id.paspor.engine.ProcessMessage;
import java.util.Date;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the process that an interview was moved, whether it is waiting for the interview already or still before it. */
@Component
class ReschedulingNews {

    private final Correlation correlation;

    ReschedulingNews(Correlation correlation) {
        this.correlation = correlation;
    }

    @EventListener
    void on(InterviewMoved event) {
        if (!correlation.sendIfAwaited(ProcessMessage.INTERVIEW_RESCHEDULED, event.registrationNumber())) {
            correlation.set(
                    event.registrationNumber(), Map.of(LastingVariables.INTERVIEW_AT, Date.from(event.start())));
        }
    }
}
