package id.paspor.engine;

import id.paspor.engine.DeskTasks.Load;
import id.paspor.engine.OpenWork.DueJobs;
import id.paspor.engine.OpenWork.Pile;
import id.paspor.engine.OpenWork.Queue;
import id.paspor.engine.OpenWork.Taken;
import id.paspor.kernel.RegistrationNumber;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** SQL for the registration number of the case that a process {@code e} is about, also where it is not the case's own. */
    private static final String CASE = """
            (select v.text_ from act_ru_variable v where v.execution_id_ = e.id_ and v.name_ = 'registrationNumber')""";

    private final JdbcClient jdbc;

    OpenWorkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Pile> piles() {
        return jdbc.sql("""
                select tenant_id_, task_def_key_, count(*), min(create_time_)
                from act_ru_task where tenant_id_ is not null group by tenant_id_, task_def_key_""").query(OpenWorkRepository::pile).list();
    }

    List<Pile> piles(String office) {
        return jdbc.sql("""
                select tenant_id_, task_def_key_, count(*), min(create_time_)
                from act_ru_task where tenant_id_ = ? group by tenant_id_, task_def_key_""").params(office).query(OpenWorkRepository::pile).list();
    }

    private static Pile pile(ResultSet row, int number) throws SQLException {
        return new Pile(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getTimestamp(4).toInstant());
    }

    List<Queue> queues(Collection<String> offices, Collection<String> groups, Instant now) {
        return jdbc.sql("""
                select l.group_id_, count(*), count(*) filter (where t.assignee_ is null),
                    count(*) filter (where t.due_date_ < :now)
                from act_ru_task t join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
                where (t.tenant_id_ in (:offices) or t.tenant_id_ is null) and l.group_id_ in (:groups)
                group by l.group_id_""")
                .param("now", Timestamp.from(now))
                .param("offices", offices)
                .param("groups", groups)
                .query((row, number) -> new Queue(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    List<Taken> taken(String officer, int most) {
        return jdbc.sql("""
                select t.id_, t.task_def_key_, t.name_,\s""" + CASE + """
                    , t.due_date_
                from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                where t.assignee_ = ? order by t.priority_ desc, t.due_date_ nulls last, t.create_time_ limit ?""")
                .params(officer, most)
                .query((row, number) -> new Taken(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        number(row, 4),
                        row.getTimestamp(5) == null ? null : row.getTimestamp(5).toInstant()))
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

    DueJobs dueJobs(Instant now) {
        return jdbc.sql("""
                select count(*), min(coalesce(duedate_, create_time_)) from act_ru_job
                where retries_ > 0 and suspension_state_ = 1 and (duedate_ is null or duedate_ <= :now)""")
                .param("now", Timestamp.from(now))
                .query((row, number) -> new DueJobs(
                        row.getLong(1),
                        row.getTimestamp(2) == null ? null : row.getTimestamp(2).toInstant()))
                .single();
    }

    Set<String> takenBy(String office, String officer) {
        return jdbc.sql("""
                select distinct e.business_key_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                where t.tenant_id_ = ? and t.assignee_ = ? and e.business_key_ is not null""").params(office, officer).query(String.class).set();
    }

    /**
     * A job that has no tries left.
     *
     * @param step the id of the element in the model, or {@code null}
     * @param subject the registration number of its case, or else the business key of its process, or {@code null}
     * @param trace of its last failure, or {@code null}
     */
    record Stuck(
            String job, String definition, String process, String step, String subject, Instant since, String trace) {}

    List<Stuck> stuck(String office, int most) {
        return stuckWhere("i.tenant_id_ = ? order by i.incident_timestamp_ limit ?", office, most);
    }

    /** Of no office. */
    List<Stuck> stuckOfNone(int most) {
        return stuckWhere("i.tenant_id_ is null order by i.incident_timestamp_ limit ?", most);
    }

    Optional<Stuck> stuck(String office, String job) {
        return stuckWhere("i.tenant_id_ = ? and i.configuration_ = ?", office, job).stream()
                .findFirst();
    }

    /** Its cause may be an incident of a process that it called; that one has the job. */
    private List<Stuck> stuckWhere(String which, Object... parameters) {
        return jdbc.sql("""
                select i.configuration_, d.id_, d.key_, i.activity_id_, coalesce(\s""" + CASE + """
                    , e.business_key_), i.incident_timestamp_, b.bytes_
                from act_ru_incident i join act_re_procdef d on d.id_ = i.proc_def_id_
                join act_ru_execution e on e.id_ = i.proc_inst_id_ left join act_ru_job j on j.id_ = i.configuration_
                left join act_ge_bytearray b on b.id_ = j.exception_stack_id_
                where i.id_ = i.root_cause_incident_id_ and i.incident_type_ = 'failedJob' and\s""" + which)
                .params(parameters)
                .query((row, number) -> new Stuck(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getTimestamp(6).toInstant(),
                        row.getBytes(7) == null ? null : new String(row.getBytes(7), StandardCharsets.UTF_8)))
                .list();
    }

    /** The jobs of all offices that have no tries left, in the order of their ids. */
    List<String> stuckJobs(String after, int most) {
        return jdbc.sql("""
                select configuration_ from act_ru_incident where id_ = root_cause_incident_id_
                and incident_type_ = 'failedJob' and configuration_ > ? order by configuration_ limit ?""").params(after, most).query(String.class).list();
    }

    /** An open task, as its row and its candidate groups say. */
    record TaskRow(
            String id,
            String definition,
            String element,
            String businessKey,
            RegistrationNumber registrationNumber,
            String name,
            String holder,
            List<String> groups,
            Instant openedAt,
            Instant dueAt) {}

    List<Load> loads(String office, Collection<String> groups, Instant now) {
        return jdbc.sql("""
                select l.group_id_, t.assignee_, count(*), min(t.create_time_), count(*) filter (where t.due_date_ < :now)
                from act_ru_task t join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
                where t.tenant_id_ = :office and l.group_id_ in (:groups) group by l.group_id_, t.assignee_""")
                .param("now", Timestamp.from(now))
                .param("office", office)
                .param("groups", groups)
                .query((row, number) -> new Load(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getTimestamp(4).toInstant(),
                        row.getLong(5)))
                .list();
    }

    List<TaskRow> tasks(String office, String desk, String holder, int most) {
        return tasks("""
                and (cast(:desk as text) is null or exists (select from act_ru_identitylink d
                    where d.task_id_ = t.id_ and d.type_ = 'candidate' and d.group_id_ = :desk))
                and (cast(:holder as text) is null or coalesce(t.assignee_, '') = :holder)
                order by t.priority_ desc, t.due_date_ nulls last, t.create_time_ limit :most""")
                .param("office", office)
                .param("desk", desk)
                .param("holder", holder)
                .param("most", most)
                .query(OpenWorkRepository::taskRow)
                .list();
    }

    List<TaskRow> tasks(String office, List<String> ids) {
        return tasks("and t.id_ in (:ids)")
                .param("office", office)
                .param("ids", ids)
                .query(OpenWorkRepository::taskRow)
                .list();
    }

    private JdbcClient.StatementSpec tasks(String which) {
        return jdbc.sql("""
                select t.id_, t.proc_def_id_, t.task_def_key_, e.business_key_,\s""" + CASE + """
                    , t.name_, t.assignee_,
                    array(select l.group_id_ from act_ru_identitylink l
                        where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null order by 1),
                    t.create_time_, t.due_date_
                from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ where t.tenant_id_ = :office\s""" + which);
    }

    private static TaskRow taskRow(ResultSet row, int number) throws SQLException {
        return new TaskRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                number(row, 5),
                row.getString(6),
                row.getString(7),
                List.of((String[]) row.getArray(8).getArray()),
                row.getTimestamp(9).toInstant(),
                row.getTimestamp(10) == null ? null : row.getTimestamp(10).toInstant());
    }

    private static RegistrationNumber number(ResultSet row, int column) throws SQLException {
        String digits = row.getString(column);
        return digits == null ? null : new RegistrationNumber(digits);
    }

    /** A task whose priority is raised, or has to be. */
    record Pressed(String id, int priority, boolean near, boolean late) {}

    List<Pressed> pressed(List<RegistrationNumber> near, List<RegistrationNumber> late, int highestOfModels) {
        return jdbc.sql("""
                select * from (
                    select t.id_, t.priority_, e.business_key_ = any(string_to_array(:near, ',')) as near,
                        e.business_key_ = any(string_to_array(:late, ',')) as late
                    from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                    where t.tenant_id_ is not null and e.business_key_ is not null) task
                where near or late or priority_ > :highest""")
                .param("near", String.join(",", RegistrationNumber.texts(near)))
                .param("late", String.join(",", RegistrationNumber.texts(late)))
                .param("highest", highestOfModels)
                .query((row, number) ->
                        new Pressed(row.getString(1), row.getInt(2), row.getBoolean(3), row.getBoolean(4)))
                .list();
    }

    Optional<String> process(String office, RegistrationNumber registrationNumber) {
        return jdbc.sql("""
                select id_ from act_ru_execution
                where tenant_id_ = ? and business_key_ = ? and parent_id_ is null and super_exec_ is null
                order by id_ limit 1""")
                .params(office, registrationNumber.digits())
                .query(String.class)
                .optional();
    }
}
