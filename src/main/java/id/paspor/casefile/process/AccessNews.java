package id.paspor.casefile.process;

import id.paspor.casefile.access.AccessLog;
import id.paspor.engine.form.FormShown;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An officer who opens the form of a task sees the case file in it. */
@Component
record AccessNews(AccessLog accessLog) {

    @EventListener
    void on(FormShown event) {
        accessLog.record(event.registrationNumber(), AccessLog.TASK);
    }
}
