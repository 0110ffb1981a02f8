package id.paspor.appointment.web;

import id.paspor.appointment.Appointments;
import id.paspor.appointment.InterviewOptions;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Refusal;
import id.paspor.office.Offices;
import id.paspor.quota.Slot;
import id.paspor.quota.SlotId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Books the interviews of those for whom one account applies: side by side in one hour, or where that is full in a row on its day. */
@Component
class FamilyInterviews {

    /** Refusals after which a later time may do. */
    private static final Set<String> TAKEN = Set.of("slot.full", "task.raced");

    private final CaseFiles cases;
    private final Appointments appointments;
    private final Offices offices;

    FamilyInterviews(CaseFiles cases, Appointments appointments, Offices offices) {
        this.cases = cases;
        this.appointments = appointments;
        this.offices = offices;
    }

    /**
     * What became of one of them.
     *
     * @param slot the time, or {@code null} when there is none
     * @param refused why, or {@code null}
     */
    record Outcome(CaseFile member, Slot slot, Refusal refused) {}

    /** Those of an account that have to choose a time, the first that was sent first. */
    List<CaseFile> waiting(String account) {
        return cases.submittedBy(account).stream()
                .filter(file -> !file.status().ends() && mustChoose(file))
                .sorted(Comparator.comparing(CaseFile::submittedAt))
                .toList();
    }

    private boolean mustChoose(CaseFile file) {
        InterviewOptions options = appointments.options(file);
        return options.mustChoose() && options.hold() == null;
    }

    /** The times that one of them may choose now. */
    List<Slot> times(CaseFile member) {
        return appointments.choosable(member).stream()
                .sorted(Comparator.comparing(Slot::start))
                .toList();
    }

    /** Books for all of them; what is refused to one stops none of the others. */
    List<Outcome> book(List<CaseFile> members, SlotId first) {
        List<Outcome> held = members.stream().map(member -> held(member, first)).toList();
        return held.stream()
                .map(outcome -> outcome.refused() == null ? booked(outcome) : outcome)
                .toList();
    }

    private Outcome held(CaseFile member, SlotId first) {
        Refusal refused = Refusal.conflict("slot.full");
        for (Slot time : from(member, first)) {
            try {
                appointments.hold(member, time.id());
                return new Outcome(member, time, null);
            } catch (Refusal refusal) {
                refused = refusal;
                if (refusal.problems().stream().noneMatch(problem -> TAKEN.contains(problem.code()))) {
                    break;
                }
            }
        }
        return new Outcome(member, null, refused);
    }

    private Outcome booked(Outcome held) {
        try {
            appointments.book(held.member().registrationNumber());
            return held;
        } catch (Refusal refusal) {
            return new Outcome(held.member(), null, refusal);
        }
    }

    /** The time that was chosen, and those after it on the same day with places left. */
    private List<Slot> from(CaseFile member, SlotId first) {
        ZoneId zone = offices.get(member.office()).zone();
        List<Slot> open = appointments.open(member, appointments.options(member));
        List<Slot> times = new ArrayList<>();
        open.stream().filter(slot -> slot.id().equals(first)).findFirst().ifPresent(chosen -> {
            LocalDate day = LocalDate.ofInstant(chosen.start(), zone);
            open.stream()
                    .filter(Slot::isFree)
                    .filter(slot -> !slot.start().isBefore(chosen.start()))
                    .filter(slot -> LocalDate.ofInstant(slot.start(), zone).equals(day))
                    .sorted(Comparator.comparing((Slot slot) -> !slot.id().equals(first))
                            .thenComparing(Slot::start))
                    .forEach(times::add);
        });
        return times;
    }
}
