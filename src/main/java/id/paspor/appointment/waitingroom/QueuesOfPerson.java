package id.paspor.appointment.waitingroom;

import id.paspor.kernel.PersonalData;
import java.io.IOException;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The place in lines that are remembered. */
@Component
record QueuesOfPerson(QueueEntryRepository entries) implements PersonalData {

    private record InLine(String office, Instant opensAt, Instant joinedAt, Integer position) {}

    @Override
    public void copy(String account, Copy to) throws IOException {
        to.data(
                "waiting-rooms",
                entries.findByAccountOrderByOpensAt(account).stream()
                        .map(entry -> new InLine(entry.office(), entry.opensAt(), entry.joinedAt(), entry.position()))
                        .toList());
    }
}
