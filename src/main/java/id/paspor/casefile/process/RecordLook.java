package id.paspor.casefile.process;

import id.paspor.casefile.Looks;
import id.paspor.engine.form.FormShown;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An officer who opens the form of a task sees the case file in it. */
@Component
class RecordLook {

    private final Looks looks;

    RecordLook(Looks looks) {
        this.looks = looks;
    }

    @EventListener
    void on(FormShown event) {
        looks.record(event.registrationNumber(), Looks.TASK);
    }
}
