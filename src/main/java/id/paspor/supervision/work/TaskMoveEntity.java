package id.paspor.supervision.work;

import id.paspor.engine.DeskTasks.DeskTask;
import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** That a task was handed on: nobody changes it. */
@Entity
@Immutable
@Table(name = "task_move")
class TaskMoveEntity extends Numbered {

    private String office;
    private String subject;
    private String step;
    private String fromOfficer;
    private String toOfficer;
    private String reason;
    private Long absence;
    private Instant movedAt;
    private String movedBy;

    protected TaskMoveEntity() {}

    TaskMoveEntity(String office, DeskTask task, String to, String reason, Long absence, Instant now, String mover) {
        this.office = office;
        this.subject = task.subject();
        this.step = task.step();
        this.fromOfficer = task.holder();
        this.toOfficer = to;
        this.reason = reason;
        this.absence = absence;
        this.movedAt = now;
        this.movedBy = mover;
    }

    TaskMove view() {
        return new TaskMove(subject, step, fromOfficer, toOfficer, reason, movedAt, movedBy);
    }
}
