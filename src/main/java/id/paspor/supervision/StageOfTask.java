package id.paspor.supervision;

import id.paspor.casefile.Stage;
import java.util.Map;
import java.util.Optional;

/** Which stage of an application a task, or another step at which it waits, belongs to, by the contract of the process. */
public final class StageOfTask {

    private static final Map<String, Stage> STAGES = Map.ofEntries(
            Map.entry("choose-interview-slot", Stage.SLOT),
            Map.entry("data-entry", Stage.DATA),
            Map.entry("correct-application", Stage.DATA),
            Map.entry("interview", Stage.INTERVIEW),
            Map.entry("complete-documents", Stage.INTERVIEW),
            Map.entry("adjudicate", Stage.SCREENING),
            Map.entry("settle-nationality", Stage.BOOKLET),
            Map.entry("print-passport", Stage.PRINTING),
            Map.entry("hand-over-passport", Stage.PICKUP),
            Map.entry("confirm-misprint", Stage.PICKUP),
            Map.entry("screen-applicant", Stage.SCREENING),
            Map.entry("issue-bill", Stage.PAYMENT),
            Map.entry("await-payment", Stage.PAYMENT),
            Map.entry("application-reopened", Stage.PAYMENT),
            Map.entry("allocate-booklet", Stage.BOOKLET),
            Map.entry("await-booklets", Stage.BOOKLET),
            Map.entry("notify-ready-for-pickup", Stage.PRINTING));

    private StageOfTask() {}

    /** The stage, or none when the task or step is of another process. */
    public static Optional<Stage> of(String task) {
        return Optional.ofNullable(STAGES.get(task));
    }
}
