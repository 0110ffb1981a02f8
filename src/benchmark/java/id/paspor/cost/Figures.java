package id.paspor.cost;

import id.paspor.benchmark.DurablePostgres;
import id.paspor.benchmark.Node;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a program and its database have done so far.
 *
 * @param reads statements that read, without those that begin and end transactions
 * @param writes statements that write or lock
 * @param commits transactions, those of one statement included
 * @param walBytes of the whole server
 * @param jvmMillis of all threads of the program, on processors
 * @param databaseMillis of all processes of the server, on processors
 * @param seconds of the clock
 */
record Figures(
        double reads,
        double writes,
        double commits,
        double walBytes,
        double jvmMillis,
        double databaseMillis,
        double seconds) {

    /** Reads them from outside the program's database, so that asking is not counted. */
    static Figures now(DurablePostgres server, String database, Node node) {
        JdbcClient sql = server.sql("postgres");
        double jvm = node.processorTime().toNanos() / 1e6;
        double processes = server.processorTime().toNanos() / 1e6;
        double at = System.nanoTime() / 1e9;
        String statements = """
                select coalesce(sum(calls), 0)::bigint from pg_stat_statements s join pg_database d on d.oid = s.dbid
                where d.datname = ? and toplevel and query !~* '^\\s*(begin|commit|rollback|set|show|savepoint|release)'
                    and %s (query ~* '^\\s*(select|with)' and query !~* 'for (no key )?update')""";
        return new Figures(
                number(sql, statements.formatted(""), database),
                number(sql, statements.formatted("not"), database),
                number(sql, "select xact_commit from pg_stat_database where datname = ?", database),
                sql.sql("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint").query(Long.class).single(),
                jvm,
                processes,
                at);
    }

    private static long number(JdbcClient sql, String query, String database) {
        return sql.sql(query).param(database).query(Long.class).single();
    }

    /** The bytes of each table with its indexes. */
    static Map<String, Long> bytes(JdbcClient sql) {
        Map<String, Long> bytes = new TreeMap<>();
        sql.sql("select relname, pg_total_relation_size(oid) as size from pg_class"
                        + " where relkind = 'r' and relnamespace = 'public'::regnamespace")
                .query(row -> {
                    bytes.put(row.getString("relname"), row.getLong("size"));
                });
        return bytes;
    }

    /** How many rows the engine's tables hold. */
    static long engineRows(JdbcClient sql) {
        return bytes(sql).keySet().stream()
                .filter(table -> table.startsWith("act_"))
                .mapToLong(table ->
                        sql.sql("select count(*) from " + table).query(Long.class).single())
                .sum();
    }

    double statements() {
        return reads + writes;
    }

    /** What was done since, for each of so many cases. */
    Figures since(Figures before, int cases) {
        return new Figures(
                (reads - before.reads) / cases,
                (writes - before.writes) / cases,
                (commits - before.commits) / cases,
                (walBytes - before.walBytes) / cases,
                (jvmMillis - before.jvmMillis) / cases,
                (databaseMillis - before.databaseMillis) / cases,
                (seconds - before.seconds) / cases);
    }

    Figures withCommits(double counted) {
        return new Figures(reads, writes, counted, walBytes, jvmMillis, databaseMillis, seconds);
    }
}
