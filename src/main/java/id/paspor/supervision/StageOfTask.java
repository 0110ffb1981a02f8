package id.paspor.supervision;

import id.paspor.casefile.Stage;
import java.util.Map;
import java.util.Optional;

/** Which stage of an application a task belongs to, by the contract of the process. */
final class StageOfTask {

    private static final Map<String, Stage> STAGES = Map.of(
            "choose-interview-slot", Stage.SLOT,
            "data-entry", Stage.DATA,
            "correct-application", Stage.DATA,
            "interview", Stage.INTERVIEW,
            "complete-documents", Stage.INTERVIEW,
            "adjudicate", Stage.SCREENING,
            "print-passport", Stage.PRINTING,
            "hand-over-passport", Stage.PICKUP,
            "confirm-misprint", Stage.PICKUP);

    private StageOfTask() {}

    /** The stage, or none when the task is of another process. */
    static Optional<Stage> of(String task) {
        return Optional.ofNullable(STAGES.get(task));
    }
}
