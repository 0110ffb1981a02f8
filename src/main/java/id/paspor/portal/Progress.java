package id.paspor.portal;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.Status;
import id.paspor.casefile.StatusChange;
import id.paspor.casefile.clock.CaseClocks;
import id.paspor.casefile.clock.ServiceLevels;
import id.paspor.engine.form.Forms;
import id.paspor.engine.form.Forms.OpenTask;
import id.paspor.kernel.Coded;
import id.paspor.office.Offices;
import id.paspor.payment.Bill;
import id.paspor.payment.Bills;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** How far an application has come, what is next, and until when. */
@Component
record Progress(Forms forms, Bills bills, ServiceLevels levels, Offices offices) {

    /** Steps that the applicant takes, and has to take in time. */
    private static final Set<String> APPLICANTS = Set.of("choose-interview-slot", "correct-application");

    private static final Set<String> IN_TIME =
            Set.of("choose-interview-slot", "correct-application", "complete-documents", "hand-over-passport");

    /** The stages that every application goes through, each with the status that completes it. */
    private enum Stage implements Coded {
        APPLICATION(Status.REGISTERED),
        SLOT(Status.SLOT_BOOKED),
        DATA(Status.DATA_ACCEPTED),
        INTERVIEW(Status.INTERVIEW_APPROVED),
        PAYMENT(Status.PAID),
        PRINTING(Status.READY_FOR_PICKUP),
        PICKUP(Status.PASSPORT_HANDED_OVER);

        private final Status completedBy;

        Stage(Status completedBy) {
            this.completedBy = completedBy;
        }
    }

    /**
     * One stage.
     *
     * @param state done, current or later
     * @param says what is said in place of a moment: {@code current}, {@code turn} of the applicant, {@code later}, or {@code never}
     *     once the application has ended
     * @param at when it was done, or {@code null}
     */
    record StageView(String name, String state, String says, Instant at) {}

    /**
     * A span of days in which something is expected.
     *
     * @param last not before the first
     */
    record ExpectedDays(LocalDate first, LocalDate last) {}

    /**
     * Everything that an applicant asks first.
     *
     * @param step the applicant's own step in the process, or {@code null}
     * @param until the last moment for the applicant's step, or {@code null}
     * @param checked when an officer should have looked at the data, or {@code null}
     * @param ready on which days the passport should be ready, once it is paid for and until it is, or {@code null}
     */
    record View(List<StageView> stages, String step, Instant until, Instant checked, ExpectedDays ready) {}

    /** Until when the applicant must do what is next, where something is. */
    Optional<Instant> until(CaseFile file) {
        return file.status().awaitsApplicant() ? until(file, open(file)) : Optional.empty();
    }

    private List<OpenTask> open(CaseFile file) {
        boolean asked = file.status().precedesApproval() || file.status().stage() == Status.READY_FOR_PICKUP.stage();
        return asked ? forms.openTasks(file.registrationNumber()) : List.of();
    }

    private Optional<Instant> until(CaseFile file, List<OpenTask> open) {
        return until(open, () -> bills.latest(file.registrationNumber()));
    }

    private static Optional<Instant> until(List<OpenTask> open, Supplier<Optional<Bill>> bill) {
        return due(open, IN_TIME)
                .or(() -> bill.get()
                        .filter(latest -> latest.state() == Bill.State.OPEN)
                        .map(Bill::dueAt));
    }

    View of(CaseFile file, List<StatusChange> history) {
        return of(file, history, bills.latest(file.registrationNumber()));
    }

    /** @param bill the newest of the case, if it has any */
    View of(CaseFile file, List<StatusChange> history, Optional<Bill> bill) {
        List<OpenTask> open = open(file);
        String step = open.stream()
                .map(OpenTask::id)
                .filter(APPLICANTS::contains)
                .findFirst()
                .orElse(null);
        Instant until = until(open, () -> bill).orElse(null);
        CaseClocks clocks = levels.of(
                file.office(),
                history.stream().flatMap(change -> change.turn().stream()).toList());
        Instant checked = due(open, Set.of("data-entry"))
                .map(due -> later(due, clocks.workLateAt()))
                .orElse(null);
        return new View(stages(file, history), step, until, checked, ready(file, history, clocks));
    }

    /** A task keeps its time when the office is given more for it. */
    private static Instant later(Instant due, Instant lateAt) {
        return lateAt == null || lateAt.isBefore(due) ? due : lateAt;
    }

    /** Where the promise was extended, applicants were told one day. */
    private ExpectedDays ready(CaseFile file, List<StatusChange> history, CaseClocks clocks) {
        if (wasFoundMisprinted(history) || clocks.promiseLateAt() == null) {
            return null;
        }
        ZoneId zone = offices.get(file.office()).zone();
        LocalDate last = LocalDate.ofInstant(clocks.promiseLateAt(), zone);
        return clocks.promiseAllowed() == null
                ? new ExpectedDays(LocalDate.ofInstant(clocks.promiseWarnAt(), zone), last)
                : new ExpectedDays(last, last);
    }

    private static Optional<Instant> due(List<OpenTask> open, Set<String> steps) {
        return open.stream()
                .filter(task -> steps.contains(task.id()) && task.due() != null)
                .map(OpenTask::due)
                .findFirst();
    }

    private static List<StageView> stages(CaseFile file, List<StatusChange> history) {
        List<StageView> stages = new ArrayList<>();
        boolean reached = true;
        for (Stage stage : Stage.values()) {
            Instant at = completedAt(stage, history);
            reached = reached && at != null;
            boolean current = !file.status().ends()
                    && !reached
                    && stages.stream().allMatch(before -> before.state().equals("done"));
            String state = reached ? "done" : current ? "current" : "later";
            stages.add(new StageView(stage.code(), state, says(state, file.status()), reached ? at : null));
        }
        return stages;
    }

    private static String says(String state, Status status) {
        if (status.ends()) {
            return "never";
        }
        return state.equals("current") && status.awaitsApplicant() ? "turn" : state;
    }

    /** When a stage was last completed: a slot that was lost has to be chosen again, a passport that was wrong printed again. */
    private static Instant completedAt(Stage stage, List<StatusChange> history) {
        Instant at = null;
        for (StatusChange change : history) {
            if (change.status() == stage.completedBy) {
                at = change.happenedAt();
            } else if (stage == Stage.SLOT && isSlotLost(change.status())
                    || stage == Stage.PRINTING && change.status() == Status.MISPRINT_CONFIRMED) {
                at = null;
            } else if (stage == Stage.SLOT && at == null && change.status() == Status.INTERVIEW_RESCHEDULED) {
                at = change.happenedAt();
            }
        }
        return at;
    }

    /** Whether the passport was found wrong at the counter, so that the promise from the payment on is of no use. */
    private static boolean wasFoundMisprinted(List<StatusChange> history) {
        return history.stream().anyMatch(change -> change.status() == Status.MISPRINT_REPORTED);
    }

    private static boolean isSlotLost(Status status) {
        return status == Status.INTERVIEW_MISSED
                || status == Status.SLOT_RELEASED
                || status == Status.INTERVIEW_TIME_WITHDRAWN;
    }
}
