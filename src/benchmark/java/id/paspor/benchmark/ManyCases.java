package id.paspor.benchmark;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cases by the hundred thousand, written into the tables by SQL: at all offices one after the other, each fourth under way for up to
 * five weeks, the others of the last year, with names as they are common. What is under way may have its task in the engine, too.
 */
public final class ManyCases {

    /** As many as there are immigration offices in Indonesia. */
    private static final int OFFICES = 151;

    /** The way of a case, by how many days after its submission it came there. */
    private static final String WAY = """
            (values (1, 'REGISTERED', 0), (2, 'SLOT_BOOKED', 1), (3, 'DATA_ACCEPTED', 3), (4, 'CHECKED_IN', 9),
                (5, 'INTERVIEW_APPROVED', 9.1), (6, 'BILLED', 9.2), (7, 'PAID', 11), (8, 'BOOKLET_ALLOCATED', 11.1),
                (9, 'PRINTED', 15), (10, 'READY_FOR_PICKUP', 15.1), (11, 'PASSPORT_HANDED_OVER', 19))""";

    private static final String FIRST = "array['Agus','Ani','Bambang','Budi','Cahya','Dewi','Dian','Eko','Fitri','Gede','Hendra',"
            + "'Indah','Joko','Kadek','Komang','Lestari','Made','Muhammad','Ni Luh','Nur','Nyoman','Putri','Putu','Rina','Sari',"
            + "'Siti','Slamet','Sri','Tri','Wahyu','Wayan','Yudi']";
    private static final String LAST = "array['Ardana','Astuti','Damayanti','Gunawan','Handayani','Hidayat','Kurniawan','Lubis',"
            + "'Mahendra','Nasution','Nugroho','Pratama','Purnomo','Rahayu','Rahman','Santoso','Saputra','Setiawan','Siregar',"
            + "'Suharto','Sulistyo','Suryadi','Susanti','Sutrisno','Utami','Wibowo','Widodo','Wijaya','Wulandari','Yulianti']";

    private final JdbcClient jdbc;

    /** In which database: one that a program has migrated. */
    public ManyCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes cases with their histories.
     *
     * @param from the number of the first
     * @param to the number after the last
     * @param codes of the offices that have them, as a pattern of SQL
     * @param now in relation to which they were submitted, in SQL
     * @param until what would have happened later did not, in SQL
     * @param open the status of those under way
     */
    public void write(int from, int to, String codes, String now, String until, String open) {
        jdbc.sql("insert into office (code)"
                        + " select 'Q' || chr(65 + n / 26) || chr(65 + n % 26)"
                        + " from generate_series(1, :offices - (select count(*)::int from office)) n on conflict do nothing")
                .param("offices", OFFICES)
                .update();
        jdbc.sql("create unlogged table seeded as"
                        + " select n, '9' || lpad(n::text, 15, '0') as number, o.code as office, n % 4 = 0 as open,"
                        + " " + now + " - interval '1 day' * (case when n % 4 = 0 then 35 else 365 end)"
                        + "     * (n::bigint * 7919 % 9973 / 9973.0 + 0.05) as submitted,"
                        + " (" + FIRST + ")[1 + n * 31 % 32] || ' ' || (" + LAST + ")[1 + n / 7 % 30] || ' '"
                        + "     || (" + LAST + ")[1 + n / 211 % 30] as name"
                        + " from generate_series(:from, :to) n"
                        + " join (select code, row_number() over (order by code) - 1 as nth, count(*) over () as many"
                        + "     from office where code like :codes) o on o.nth = n / 4 % o.many")
                .param("from", from)
                .param("to", to - 1)
                .param("codes", codes)
                .update();
        jdbc.sql("""
                insert into case_file (registration_number, application, status, submitted_at, submitted_by, closed_at, version,
                    work, turn_at, promise_warn_at, promise_late_at)
                select number, jsonb_build_object('office', office, 'nik', '5' || lpad(n::text, 15, '0'), 'kind', 'new',
                        'product', 'ordinary-5y', 'fullName', name, 'phone', '0812' || lpad(n::text, 8, '0'),
                        'oldPassportNumber', case when n % 3 = 0 then 'B' || lpad(n::text, 7, '0') end),
                    case when open then :open else 'PASSPORT_HANDED_OVER' end, submitted, 'applicant',
                    case when not open then submitted + interval '19 days' end, 0,
                    case when open then 'PRINTING' end, submitted, submitted + interval '20 days',
                    case when open then submitted + interval '25 days' end
                from seeded""").param("open", open).update();
        // which it does without asking for the office of each case
        jdbc.sql("alter table status_change disable trigger status_change_knows_its_office").update();
        jdbc.sql("insert into status_change (registration_number, office, status, happened_at, actor)"
                        + " select number, office, status, submitted + interval '1 day' * days, 'system' from seeded, " + WAY
                        + " as way (step, status, days) where (not open or step <= 8)"
                        + " and submitted + interval '1 day' * days <= " + until + " order by submitted, step")
                .update();
        jdbc.sql("alter table status_change enable trigger status_change_knows_its_office").update();
    }

    /**
     * Gives the cases that {@link #write} wrote last, and that are under way, a task each.
     *
     * @param key of the task
     * @param name of the task, before the name of the applicant
     * @param group whose task it is
     */
    public void writeTasks(String key, String name, String group) {
        jdbc.sql("""
                insert into act_ru_execution (id_, rev_, proc_inst_id_, business_key_, proc_def_id_, act_id_, is_active_,
                    is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, sequence_counter_, tenant_id_)
                select 'many-' || n, 1, 'many-' || n, number, definition, :key, true, false, true, false, 1, 0, 1, office
                from seeded, (select id_ as definition from act_re_procdef where key_ = 'passport-application'
                    order by version_ desc limit 1) newest
                where open""").param("key", key).update();
        jdbc.sql("""
                insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, priority_,
                    create_time_, due_date_, suspension_state_, tenant_id_)
                select 'many-' || n, 1, e.id_, e.id_, e.proc_def_id_, :name || ' · ' || s.name, :key, 50, submitted,
                    submitted + interval '20 days', 1, office
                from seeded s join act_ru_execution e on e.id_ = 'many-' || n where open""").param("key", key).param("name", name).update();
        jdbc.sql("""
                insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_, tenant_id_)
                select 'many-' || n, 1, :group, 'candidate', 'many-' || n, office from seeded where open""").param("group", group).update();
        jdbc.sql("""
                insert into act_ru_variable (id_, rev_, type_, name_, execution_id_, proc_inst_id_, text_, var_scope_,
                    sequence_counter_, is_concurrent_local_, tenant_id_)
                select 'many-' || n || variable, 1, 'string', variable, 'many-' || n, 'many-' || n,
                    case variable when 'registrationNumber' then number else name end, 'many-' || n, 1, false, office
                from seeded, unnest(array['registrationNumber', 'applicantName']) variable where open""").update();
    }

    /** Gives an office more tasks: as many as it lacks to have so many, of those that {@link #writeTasks} gave other offices. */
    public void moveTasks(String office, int wanted) {
        jdbc.sql("create unlogged table moved as select id_, proc_inst_id_ as instance from act_ru_task where tenant_id_ <> :office"
                        + " and id_ like 'many-%' order by id_ limit greatest(0, :wanted - (select count(*) from act_ru_task"
                        + "     where tenant_id_ = :office and id_ like 'many-%'))")
                .param("office", office)
                .param("wanted", wanted)
                .update();
        Map.of(
                        "act_ru_task", "id_ in (select id_ from moved)",
                        "act_ru_identitylink", "task_id_ in (select id_ from moved)",
                        "act_ru_execution", "proc_inst_id_ in (select instance from moved)",
                        "act_ru_variable", "proc_inst_id_ in (select instance from moved)")
                .forEach((table, of) -> jdbc.sql("update " + table + " set tenant_id_ = :office where " + of)
                        .param("office", office)
                        .update());
        jdbc.sql("drop table moved").update();
    }

    /** Has the database know what was written. */
    public void finish() {
        jdbc.sql("drop table seeded").update();
        for (String table : new String[] {
            "case_file", "status_change", "act_ru_task", "act_ru_execution", "act_ru_identitylink", "act_ru_variable"
        }) {
            jdbc.sql("vacuum analyze " + table).update();
        }
    }
}
