package id.paspor.notification;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.office.Offices;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds applicants of a correction and of missing documents before the application lapses for them, if they are still asked for. Of
 * several nodes one reminds: it writes the reminder and notes it in one transaction, and a message that another node is at is passed over.
 */
@Component
record StepReminders(
        MessageRepository messages,
        Messages reminders,
        CaseFiles cases,
        Offices offices,
        TransactionTemplate transaction,
        Clock clock) {

    @Scheduled(fixedDelayString = "PT1M")
    void remind() {
        transaction.executeWithoutResult(
                status -> messages.toRemind(clock.instant()).forEach(this::remindOf));
    }

    private void remindOf(MessageEntity asked) {
        asked.remind(clock.instant());
        cases.find(asked.registrationNumber())
                .filter(file -> isStillAsked(file, asked))
                .ifPresent(file -> reminders.send(
                        file.registrationNumber(),
                        switch (file.status()) {
                            case CORRECTION_REQUESTED -> "correction-requested-reminder";
                            case DOCUMENTS_MISSING -> "documents-missing-reminder";
                            default ->
                                throw new IllegalStateException(file.status().code());
                        },
                        cases.latestReason(file.registrationNumber()).orElseThrow(),
                        LocalDate.ofInstant(
                                asked.dueAt(), offices.get(file.office()).zone())));
    }

    /** Whether the case waits for this, and not for the same asked for again. */
    private boolean isStillAsked(CaseFile file, MessageEntity asked) {
        return file.status() == Status.of(asked.kind())
                && messages.newestOf(file.registrationNumber(), asked.kind()).equals(asked.id());
    }
}
