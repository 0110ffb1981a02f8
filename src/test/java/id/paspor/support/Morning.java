package id.paspor.support;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database as every process test finds it. What a test left is taken away row by row: in tables that hold little this
 * takes a small part of what truncating them takes, and of the calendar only what was changed is written again.
 */
final class Morning {

    /** Where cases, and what is looked up for them, begin; whatever refers to these goes with them. */
    private static final List<String> ROOTS =
            List.of("case_file", "content", "prevention_order", "waiting_room", "bank_report", "reconciliation");

    private static final List<String> CALENDAR = List.of(
            "quota_rule",
            "release_rule",
            "special_day",
            "closed_day",
            "product_quota",
            "product_day",
            "quota_change",
            "interview_slot");

    /** What comes with the tables and is kept as it came. */
    private static final List<String> YEARS = List.of("calendar_day", "calendar_change");

    private final JdbcClient jdbc;
    private String withoutCases;
    private boolean known;

    Morning(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes away all cases with their processes, whatever became of them, the history, the watch lists, and what is used of limits. */
    void withoutCases() {
        if (withoutCases == null) {
            withoutCases = forgetting();
        }
        atOnce(withoutCases);
    }

    /**
     * Brings the calendar back, after all cases are gone.
     *
     * @param layOut lays it out, the first time
     */
    void comesAgain(Runnable layOut) {
        if (known) {
            atOnce(Stream.concat(YEARS.stream(), CALENDAR.stream())
                    .map(Morning::restored)
                    .collect(Collectors.joining()));
            return;
        }
        atOnce(CALENDAR.stream().map(table -> "delete from " + table + ";").collect(Collectors.joining()));
        layOut.run();
        atOnce(Stream.concat(YEARS.stream(), CALENDAR.stream())
                .map(Morning::kept)
                .collect(Collectors.joining("", "create schema morning;", "")));
        known = true;
    }

    private static String kept(String table) {
        return "create table morning." + table + " as table " + table + ";";
    }

    private static String restored(String table) {
        return "delete from %1$s t using (table %1$s except table morning.%1$s) changed where t = changed;"
                        .formatted(table)
                + "insert into %1$s overriding system value table morning.%1$s except table %1$s;".formatted(table);
    }

    private String forgetting() {
        List<String> statements = new ArrayList<>();
        Stream.of(
                        referring(),
                        List.of(
                                "deferral",
                                "feedback",
                                "feedback_given",
                                "watch_list_version",
                                "limit_used",
                                "erasure_run",
                                "chain_erasure",
                                "text_erasure"),
                        history())
                .flatMap(List::stream)
                .forEach(table -> statements.add("delete from " + table));
        Stream.of("identitylink", "task", "variable", "incident", "ext_task", "execution")
                .forEach(table -> statements.add("delete from act_ru_" + table));
        // the messages that processes start with are subscribed to without an execution, and stay
        statements.add("delete from act_ru_event_subscr where execution_id_ is not null");
        statements.add("delete from act_ru_job where process_instance_id_ is not null");
        statements.add("delete from act_ru_authorization where resource_type_ = 7");
        statements.add("delete from act_ge_bytearray where deployment_id_ is null");
        return String.join(";", statements) + ";";
    }

    private List<String> referring() {
        return jdbc.sql("""
                with recursive gone as (
                    select cast(root as regclass) as name from unnest(string_to_array(?, ',')) root
                    union select cast(conrelid as regclass) from pg_constraint join gone on confrelid = gone.name
                    where contype = 'f')
                select cast(name as text) from gone""").param(String.join(",", ROOTS)).query(String.class).list();
    }

    private List<String> history() {
        return jdbc.sql("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_name like 'act\\_hi\\_%'")
                .query(String.class)
                .list();
    }

    /** In one transaction in which no trigger forbids anything, and no order of tables matters. */
    private void atOnce(String statements) {
        jdbc.sql("do $$ begin perform set_config('session_replication_role', 'replica', true);" + statements
                        + " end $$")
                .update();
    }
}
