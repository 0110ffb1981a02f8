package id.paspor.casefile.process;

import id.paspor.casefile.DataCorrections;
import id.paspor.casefile.Looks;
import id.paspor.engine.FormShown;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An officer who opens the form of a task sees the case file in it. */
@Component
class RecordLook {

    private final Looks looks;
    private final DataCorrections corrections;

    RecordLook(Looks looks, DataCorrections corrections) {
        this.looks = looks;
        this.corrections = corrections;
    }

    @EventListener
    void on(FormShown event) {
        boolean aboutCorrection = event.form().equals(AnswerDataCorrection.ID);
        String registrationNumber = aboutCorrection
                ? corrections.get(Long.parseLong(event.registrationNumber())).registrationNumber()
                : event.registrationNumber();
        looks.record(registrationNumber, Looks.TASK);
    }
}
