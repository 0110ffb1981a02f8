package id.paspor.engine.form;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

@Transactional
interface TaskDraftRepository extends Repository<TaskDraftEntity, Long> {

    @Query("select d from TaskDraftEntity d where d.task = :task and d.officer = :officer")
    Optional<TaskDraftEntity> findByTaskAndOfficer(String task, String officer);

    @Query("select d from TaskDraftEntity d where d.officer = :account order by d.id")
    List<TaskDraftEntity> findByAccount(String account);

    /** Puts what is filled in now in the place of what was, unless the task is over. */
    @Modifying
    @NativeQuery("""
            insert into task_draft (task, officer, answers, saved_at)
            select id_, :officer, :answers, :now from act_ru_task where id_ = :task for key share
            on conflict (task, officer) do update set answers = excluded.answers, saved_at = excluded.saved_at""")
    void save(String task, String officer, String answers, Instant now);

    void deleteByTaskAndOfficer(String task, String officer);

    long countBySavedAtBefore(Instant before);

    @Modifying
    @NativeQuery("""
            delete from task_draft where id in (select id from task_draft where saved_at < :before limit :most)""")
    int erase(Instant before, int most);
}
