package id.paspor.appointment.process;

import id.paspor.appointment.InterviewMoved;
import id.paspor.engine.Correlation;
import id.paspor.engine.LastingVariables;
import id.paspor.engine.ProcessMessage;
import id.paspor.office.Deadlines;
import java.util.Date;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the process that an interview was moved, whether it is waiting for the interview already or still before it, when data
 * entry is due by it.
 */
@Component
record ReschedulingNews(Correlation correlation, Deadlines deadlines) {

    @EventListener
    void on(InterviewMoved event) {
        if (!correlation.sendIfAwaited(ProcessMessage.INTERVIEW_RESCHEDULED, event.registrationNumber())) {
            Date start = Date.from(event.start());
            correlation.set(event.registrationNumber(), Map.of(LastingVariables.INTERVIEW_AT, start));
            correlation.setDue(event.registrationNumber(), "data-entry", deadlines.dataEntry(event.office(), start));
        }
    }
}
