package id.paspor.supervision.work;

import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TaskMoveRepository extends Repository<TaskMoveEntity, Long> {

    void save(TaskMoveEntity move);

    List<TaskMoveEntity> findBySubjectOrderById(String subject);

    List<TaskMoveEntity> findTop20ByOfficeOrderByIdDesc(String office);

    @Modifying
    @Query("delete from TaskMoveEntity m where m.subject = :subject")
    void erase(String subject);
}
