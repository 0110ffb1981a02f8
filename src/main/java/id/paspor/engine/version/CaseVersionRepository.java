package id.paspor.engine.version;

import id.paspor.engine.version.CaseVersions.Pile;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts and lists rows of the engine's tables, where a case is a process with a tree of executions. */
@Repository
class CaseVersionRepository {

    /** A running process, and the one step at which it stands: the execution below which there is none. */
    private static final String CASES = """
            from act_ru_execution p join act_re_procdef d on d.id_ = p.proc_def_id_
            join lateral (select max(l.act_id_) as act_id_ from act_ru_execution l
                where l.proc_inst_id_ = p.id_ and not exists (select from act_ru_execution c where c.parent_id_ = l.id_)) leaf on true
            where p.parent_id_ is null and p.tenant_id_ is not null and leaf.act_id_ is not null""";

    private final JdbcClient jdbc;

    CaseVersionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where a case stands.
     *
     * @param process the id of its process
     * @param definition the id of the version of its process
     */
    record Standing(
            String process,
            String registrationNumber,
            String office,
            String definition,
            int version,
            String activity) {}

    /** The next cases that run on another version of this process than this one, in the order of their processes. */
    List<Standing> next(String key, String target, String after, int most) {
        return jdbc.sql("select p.id_, coalesce(p.business_key_, p.id_), p.tenant_id_, d.id_, d.version_, leaf.act_id_ "
                        + CASES
                        + " and d.key_ = :key and d.id_ <> :target and p.id_ > :after order by p.id_ limit :most")
                .param("key", key)
                .param("target", target)
                .param("after", after)
                .param("most", most)
                .query((row, number) -> new Standing(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6)))
                .list();
    }

    List<Pile> piles(String key) {
        return jdbc.sql("select p.tenant_id_, d.version_, leaf.act_id_, count(*) " + CASES
                        + " and d.key_ = :key group by 1, 2, 3 order by 1, 2, 3")
                .param("key", key)
                .query((row, number) -> new Pile(row.getString(1), row.getInt(2), row.getString(3), row.getLong(4)))
                .list();
    }

    Set<String> running(String key, String office, int version) {
        return jdbc.sql("""
                select p.business_key_ from act_ru_execution p join act_re_procdef d on d.id_ = p.proc_def_id_
                where p.parent_id_ is null and d.key_ = :key and d.version_ = :version and p.tenant_id_ = :office
                    and p.business_key_ is not null""")
                .param("key", key)
                .param("version", version)
                .param("office", office)
                .query(String.class)
                .set();
    }
}
