package id.paspor.supervision.work;

import id.paspor.kernel.reading.CasePart;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TaskMoveRepository extends Repository<TaskMoveEntity, Long> {

    /** How the tasks of a case were handed on, oldest first. */
    CasePart<TaskMove> OF_CASE = new CasePart<>(TaskMove.class, """
            select subject, step, from_officer as from, to_officer as to, reason, moved_at, moved_by
            from task_move where subject = :case order by id""");

    void save(TaskMoveEntity move);

    List<TaskMoveEntity> findTop20ByOfficeOrderByIdDesc(String office);

    @Modifying
    @Query("delete from TaskMoveEntity m where m.subject = :subject")
    void erase(String subject);
}
