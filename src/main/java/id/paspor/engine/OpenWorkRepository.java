package id.paspor.engine;

import id.paspor.engine.OpenWork.Pile;
import id.paspor.engine.OpenWork.Queue;
import id.paspor.engine.OpenWork.Taken;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts rows of the engine's tables, which its own queries can only count for one office and one kind of task at a time.
 * The engine writes times in the zone of the machine, as {@link Timestamp} does.
 */
@Repository
class OpenWorkRepository {

    private final JdbcClient jdbc;

    OpenWorkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Pile> piles() {
        return jdbc.sql("""
                select tenant_id_, task_def_key_, count(*), min(create_time_)
                from act_ru_task where tenant_id_ is not null group by tenant_id_, task_def_key_""")
                .query((row, number) -> new Pile(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    List<Queue> queues(Collection<String> offices, Collection<String> groups, Instant now) {
        return jdbc.sql("""
                select l.group_id_, count(*), count(*) filter (where t.assignee_ is null),
                    count(*) filter (where t.due_date_ < :now)
                from act_ru_task t join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
                where t.tenant_id_ in (:offices) and l.group_id_ in (:groups) group by l.group_id_""")
                .param("now", Timestamp.from(now))
                .param("offices", offices)
                .param("groups", groups)
                .query((row, number) -> new Queue(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    List<Taken> taken(String officer, int most) {
        return jdbc.sql("""
                select t.id_, t.name_, e.business_key_, t.due_date_
                from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                where t.assignee_ = ? order by t.priority_ desc, t.due_date_ nulls last, t.create_time_ limit ?""")
                .params(officer, most)
                .query((row, number) -> new Taken(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4) == null ? null : row.getTimestamp(4).toInstant()))
                .list();
    }

    Map<String, Long> incidents() {
        return jdbc
                .sql(
                        "select tenant_id_, count(*) from act_ru_incident where tenant_id_ is not null group by tenant_id_")
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Set<String> takenBy(String office, String officer) {
        return jdbc.sql("""
                select distinct e.business_key_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                where t.tenant_id_ = ? and t.assignee_ = ? and e.business_key_ is not null""").params(office, officer).query(String.class).set();
    }
}
