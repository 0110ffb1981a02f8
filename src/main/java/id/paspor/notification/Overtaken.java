package id.paspor.notification;

import static id.paspor.casefile.Status.BILLED;
import static id.paspor.casefile.Status.CORRECTION_REQUESTED;
import static id.paspor.casefile.Status.DOCUMENTS_MISSING;
import static id.paspor.casefile.Status.MISPRINT_DECLINED;
import static id.paspor.casefile.Status.READY_FOR_PICKUP;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.Status;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which reminders came to nothing before they could be sent: what they remind of was done, or its time is over. */
@Component
record Overtaken(ObjectProvider<Messages.Timely> modules) {

    /** The statuses in which the reminders of steps hold. */
    private static final Map<String, Set<Status>> STEPS = Map.of(
            "correction-requested-reminder", Set.of(CORRECTION_REQUESTED),
            "documents-missing-reminder", Set.of(DOCUMENTS_MISSING),
            "payment-reminder", Set.of(BILLED),
            "pickup-reminder", Set.of(READY_FOR_PICKUP, MISPRINT_DECLINED));

    /** @param file of the message, as it is now */
    boolean is(MessageEntity message, CaseFile file) {
        String kind = message.kind();
        if (kind == null) {
            return false;
        }
        Instant written = message.view().createdAt();
        return !STEPS.getOrDefault(kind, Set.of(file.status())).contains(file.status())
                || modules.stream().anyMatch(module -> module.isOver(file, kind, written));
    }
}
