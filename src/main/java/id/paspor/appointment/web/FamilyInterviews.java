package id.paspor.appointment.web;

import id.paspor.appointment.Appointments;
import id.paspor.appointment.Hold;
import id.paspor.appointment.InterviewOptions;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Refusal;
import id.paspor.office.Offices;
import id.paspor.quota.Slot;
import id.paspor.quota.SlotClass;
import id.paspor.quota.SlotId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Interviews of those for whom one account applies: side by side in one hour, or where that is full in a row on its day. Places are held
 * for all of them, looked over, and confirmed together; what is refused to one stops none of the others.
 */
@Component
record FamilyInterviews(CaseFiles cases, Appointments appointments, Offices offices) {

    /** Refusals after which a later time may do. */
    private static final Set<String> TAKEN = Set.of("slot.full", "task.raced");

    /** Whoever may have a priority place leaves the others to those who may not. */
    private static final Comparator<Slot> SOONEST =
            Comparator.comparing(Slot::start).thenComparing(slot -> slot.slotClass() == SlotClass.REGULAR);

    /**
     * One of them.
     *
     * @param hold the place that is kept until it is confirmed, or {@code null} for who has yet to choose
     * @param firstChoice whether this one stands in no line, having lost a time by the office's doing
     */
    record Member(CaseFile file, Hold hold, boolean firstChoice) {

        boolean isHeld() {
            return hold != null;
        }
    }

    /**
     * What became of one of them.
     *
     * @param at when the interview is, or {@code null} when there is none
     * @param refused why, or {@code null}
     */
    record Outcome(CaseFile member, Instant at, Refusal refused) {}

    /** Those of an account that have no interview yet and need one, the first that was sent first. */
    List<Member> members(String account) {
        return cases.submittedBy(account).stream()
                .filter(file -> !file.status().ends())
                .sorted(Comparator.comparing(CaseFile::submittedAt))
                .flatMap(file -> member(file).stream())
                .toList();
    }

    private Optional<Member> member(CaseFile file) {
        InterviewOptions options = appointments.options(file);
        return options.mustChoose()
                ? Optional.of(new Member(file, options.hold(), options.firstChoice()))
                : Optional.empty();
    }

    /** The times at one office that any of them may choose now. */
    List<Slot> times(List<CaseFile> members) {
        return members.stream()
                .flatMap(member -> appointments.choosable(member).stream())
                .distinct()
                .sorted(SOONEST)
                .toList();
    }

    /** Holds places for all of them, from a time on. */
    List<Outcome> hold(List<CaseFile> members, SlotId first) {
        Instant from = times(members).stream()
                .filter(time -> time.id().equals(first))
                .map(Slot::start)
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("slot.full"));
        return members.stream().map(member -> held(member, first, from)).toList();
    }

    private Outcome held(CaseFile member, SlotId first, Instant from) {
        Refusal refused = null;
        for (Slot time : from(member, from)) {
            refused = refusal(member, time.id());
            if (refused == null) {
                return new Outcome(member, time.start(), null);
            }
            if (refused.problems().stream().noneMatch(problem -> TAKEN.contains(problem.code()))) {
                break;
            }
        }
        // where there is no time at all for this one, the time that was chosen says why
        return new Outcome(member, null, refused == null ? refusal(member, first) : refused);
    }

    /** Holds a place, or says why not. */
    private Refusal refusal(CaseFile member, SlotId slot) {
        try {
            appointments.hold(member, slot);
            return null;
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    /** The times of a day with places left that one of them may choose, from one on. */
    private List<Slot> from(CaseFile member, Instant first) {
        ZoneId zone = offices.get(member.office()).zone();
        LocalDate day = LocalDate.ofInstant(first, zone);
        return appointments.choosable(member).stream()
                .filter(slot -> !slot.start().isBefore(first))
                .filter(slot -> LocalDate.ofInstant(slot.start(), zone).equals(day))
                .sorted(SOONEST)
                .toList();
    }

    /** Makes the places that are held for them their appointments. */
    List<Outcome> confirm(List<Member> members) {
        return members.stream().map(this::confirmed).toList();
    }

    private Outcome confirmed(Member member) {
        try {
            if (!member.isHeld()) {
                throw Refusal.conflict("hold.expired");
            }
            appointments.book(member.file().registrationNumber());
            return new Outcome(member.file(), member.hold().start(), null);
        } catch (Refusal refusal) {
            return new Outcome(member.file(), null, refusal);
        }
    }

    /** Gives the places back that are held for them. */
    void letGo(List<Member> members) {
        members.stream()
                .filter(Member::isHeld)
                .forEach(member -> appointments.letGo(member.file().registrationNumber()));
    }
}
