package id.paspor.appointment.waitingroom;

import id.paspor.appointment.waitingroom.Admission.Admitted;
import id.paspor.appointment.waitingroom.Admission.Lobby;
import id.paspor.appointment.waitingroom.Admission.Waiting;
import id.paspor.appointment.waitingroom.QueueTickets.Ticket;
import id.paspor.casefile.CaseFile;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Remembered;
import id.paspor.office.Offices;
import id.paspor.quota.Slot;
import id.paspor.quota.SlotClass;
import id.paspor.quota.Slots;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * The waiting room before a release: a moment at which more interview times of an office can be booked. Whoever is there
 * shortly before gets a random place in line when it comes; whoever comes later joins the end. The line moves at a fixed
 * pace, see {@link PacedQueue}, so that nodes need not agree on who is let in, and nobody sees it unless more people come than
 * are let in.
 *
 * <p>The present moment is always the {@code Clock}'s. The clocks of the nodes may differ a little: each decides for its
 * own callers who is let in, but the order is the database's.
 *
 * <p>Call it outside of transactions, since it has short ones of its own. Officers are never in line: do not ask for them.
 */
@Service
public class WaitingRoom {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    /** Who opens a page so long before the lobby is told when that begins. */
    private static final Duration ANNOUNCED = Duration.ofHours(1);

    private final Queues queues;
    private final QueueTickets tickets;
    private final Slots slots;
    private final Offices offices;
    private final WaitingRoomProperties settings;
    private final Clock clock;
    private final Remembered<String, List<Instant>> releases = new Remembered<>(REMEMBERED, this::near);
    private final Remembered<Queue.Key, Boolean> soldOut = new Remembered<>(REMEMBERED, this::isSoldOut);
    private final Remembered<String, Boolean> nothingLeft = new Remembered<>(REMEMBERED, this::isNothingLeftAt);

    WaitingRoom(
            Queues queues,
            QueueTickets tickets,
            Slots slots,
            Offices offices,
            WaitingRoomProperties settings,
            Clock clock,
            MeterRegistry meters) {
        this.queues = queues;
        this.tickets = tickets;
        this.slots = slots;
        this.offices = offices;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("paspor.waiting.room.waiting", () -> count().waiting())
                .description("applicants who stand in line for interview times")
                .register(meters);
        Gauge.builder("paspor.waiting.room.admitted", () -> count().admitted())
                .description("applicants who were let in since the release of interview times")
                .register(meters);
    }

    private QueueRepository.Count count() {
        Instant now = clock.instant();
        return queues.count(now.minus(settings.openFor()), now, settings.admittedPerSecond());
    }

    /**
     * The line at an office.
     *
     * @param opened the release that was last, when that is not long ago, or {@code null}
     * @param next the release whose lobby is open, or {@code null}
     * @param lobbyAt when the next lobby opens, when that is soon, or {@code null}
     */
    private record Situation(Instant opened, Instant next, Instant lobbyAt) {}

    /**
     * Where an account stands at an office. Asking takes part: in the draw, or by joining the end of the line, once for
     * each release however often it asks.
     */
    public Admission admission(String account, String office) {
        return stand(account, office).admission();
    }

    /**
     * Refuses an applicant whose turn has not come, whichever slot of the office it is about: while there is a line,
     * everybody is served in its order.
     *
     * @param account of the applicant
     * @throws Refusal a conflict that tells the position
     */
    public void require(String account, String office) {
        if (admission(account, office) instanceof Waiting waiting) {
            throw Refusal.conflict("waiting-room.not-your-turn", waiting.position());
        }
    }

    /** As {@link #admission}, for a case of this account, with a ticket for {@link #recall}. */
    public QueuePosition enter(String account, CaseFile file) {
        Standpoint standpoint = stand(account, file.office());
        String ticket = standpoint.ticket() == null
                ? null
                : tickets.write(standpoint.ticket(), account, file.registrationNumber());
        return new QueuePosition(standpoint.admission(), ticket);
    }

    /**
     * Where an account stands by its ticket alone, without asking the database: at most a second late in learning of a
     * release. Nothing when the ticket tells nothing (any more): it is forged, another account's or case's, of another
     * release, or there is more to know; then {@link #enter}. An answer also proves that the case is the account's own.
     *
     * @param ticket as {@link #enter} gave it, or anything else
     */
    public Optional<QueuePosition> recall(String account, RegistrationNumber registrationNumber, String ticket) {
        return tickets.read(ticket, account, registrationNumber).flatMap(read -> {
            Ticket drawn = drawn(read, account);
            String written = drawn.equals(read) ? ticket : tickets.write(drawn, account, registrationNumber);
            return told(drawn).map(admission -> new QueuePosition(admission, written));
        });
    }

    /** The ticket of somebody who was there before the draw, with the place that was drawn since. */
    private Ticket drawn(Ticket read, String account) {
        Instant now = clock.instant();
        if (read.position() > 0
                || !read.opensAt().equals(situation(read.office(), now).opened())) {
            return read;
        }
        Integer position =
                queues.drawn(new Queue.Key(read.office(), read.opensAt())).get(account);
        return position == null ? read : new Ticket(read.office(), read.opensAt(), position);
    }

    /**
     * What {@link #recall} tells, from memory and of a ticket that may be anybody's: whoever forges one is told what they wrote
     * on it, and what everybody may know. Nothing is proved by it.
     *
     * @param ticket as {@link #enter} gave it, or anything else
     */
    public Optional<Admission> said(String ticket) {
        return QueueTickets.claimed(ticket)
                .filter(read -> offices.find(read.office()).isPresent())
                .flatMap(this::told);
    }

    /**
     * Whether a ticket says that somebody was there before the draw, and has yet to learn their place. As with {@link #said},
     * nothing is proved by it.
     *
     * @param ticket as {@link #enter} gave it, or anything else
     */
    public boolean saysPresent(String ticket) {
        return QueueTickets.claimed(ticket)
                .filter(read -> read.position() == 0)
                .filter(read -> offices.find(read.office()).isPresent())
                .filter(read -> read.opensAt()
                        .equals(situation(read.office(), clock.instant()).opened()))
                .isPresent();
    }

    /**
     * Whether nobody can choose anything at the moment at the office of a ticket, from memory; no when the office is none.
     *
     * @param ticket as {@link #enter} gave it, or anything else
     */
    public boolean isNothingLeft(String ticket) {
        return QueueTickets.claimed(ticket)
                .map(Ticket::office)
                .filter(office -> offices.find(office).isPresent())
                .filter(nothingLeft::get)
                .isPresent();
    }

    private boolean isNothingLeftAt(String office) {
        Instant now = clock.instant();
        return slots.remembered(office).stream()
                .filter(slot -> slot.slotClass() != SlotClass.WALK_IN)
                .filter(slot -> !slot.releasedAt().isAfter(now))
                .noneMatch(Slot::isFree);
    }

    /** Nothing when a ticket does not tell all that there is. */
    private Optional<Admission> told(Ticket ticket) {
        Instant now = clock.instant();
        Situation situation = situation(ticket.office(), now);
        if (ticket.position() == 0) {
            return Optional.of(ticket.opensAt())
                    .filter(opensAt -> opensAt.equals(situation.next()))
                    .map(Lobby::new);
        }
        if (!ticket.opensAt().equals(situation.opened())) {
            return Optional.empty();
        }
        Admission admission = inLine(ticket, situation, now);
        boolean more = admission instanceof Admitted && situation.next() != null;
        return more ? Optional.empty() : Optional.of(admission);
    }

    /** @param ticket what can be written on one, or {@code null} */
    private record Standpoint(Admission admission, Ticket ticket) {}

    private Standpoint stand(String account, String office) {
        Instant now = clock.instant();
        Situation situation = situation(office, now);
        Standpoint standpoint = new Standpoint(new Admitted(situation.lobbyAt()), null);
        if (situation.opened() != null) {
            int position = queues.position(office, situation.opened(), account, now);
            Ticket ticket = new Ticket(office, situation.opened(), position);
            standpoint = new Standpoint(inLine(ticket, situation, now), ticket);
        }
        if (standpoint.admission() instanceof Admitted && situation.next() != null) {
            queues.present(office, situation.next(), account, now);
            standpoint = new Standpoint(new Lobby(situation.next()), new Ticket(office, situation.next(), 0));
        }
        return standpoint;
    }

    private Admission inLine(Ticket ticket, Situation situation, Instant now) {
        PacedQueue line = new PacedQueue(ticket.opensAt(), settings.admittedPerSecond());
        int position = ticket.position();
        return line.admits(position, now)
                ? new Admitted(situation.lobbyAt())
                : new Waiting(
                        line.opensAt(),
                        position,
                        line.ahead(position, now),
                        line.until(position, now),
                        soldOut.get(new Queue.Key(ticket.office(), line.opensAt())));
    }

    private boolean isSoldOut(Queue.Key release) {
        return slots.remembered(release.office()).stream()
                .filter(slot -> slot.slotClass() == SlotClass.REGULAR)
                .filter(slot -> slot.releasedAt().equals(release.opensAt()))
                .noneMatch(Slot::isFree);
    }

    private Situation situation(String office, Instant now) {
        Instant earliest = now.minus(settings.openFor());
        List<Instant> near = releases.get(office);
        Instant opened = near.stream()
                .filter(release -> !release.isAfter(now) && release.isAfter(earliest))
                .reduce((earlier, later) -> later)
                .orElse(null);
        Instant coming = near.stream()
                .filter(release -> release.isAfter(now))
                .findFirst()
                .orElse(null);
        Instant lobbyAt = coming == null ? null : coming.minus(settings.lobby());
        boolean open = lobbyAt != null && !lobbyAt.isAfter(now);
        return new Situation(opened, open ? coming : null, open ? null : lobbyAt);
    }

    private List<Instant> near(String office) {
        Instant now = clock.instant();
        return slots.releases(
                office,
                now.minus(settings.openFor()),
                now.plus(settings.lobby()).plus(ANNOUNCED));
    }

    /** Forgets lines that are long over. */
    @Scheduled(cron = "0 20 * * * *")
    void deleteOld() {
        queues.deleteOpenedBefore(clock.instant().minus(settings.kept()));
    }
}
