package id.paspor.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * All rows of a database as an earlier version of the program left them, without its tables, which the migrations of that
 * version make: a file that shows whether a database of those days still migrates and its cases go on.
 */
public final class RecordedDatabase {

    /** Each table with its columns but those that PostgreSQL computes itself. */
    private static final String TABLES = """
            select table_name || ' (' || string_agg(quote_ident(column_name), ', ' order by ordinal_position) || ')'
            from information_schema.columns join information_schema.tables using (table_schema, table_name)
            where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'
                and is_generated = 'NEVER'
            group by table_name order by table_name""";

    private static final String SEQUENCES = """
            select format('select setval(%L, %s)', sequencename, last_value) from pg_sequences
            where schemaname = 'public' and last_value is not null order by sequencename""";

    private static final String SEQUENCES_ENTRY = "sequences";

    private RecordedDatabase() {}

    /** Writes all rows of a database, and how far its sequences are. */
    public static void record(DataSource database, OutputStream file) {
        try (Connection connection = database.getConnection();
                ZipOutputStream zip = new ZipOutputStream(file)) {
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : jdbc.sql(TABLES).query(String.class).list()) {
                zip.putNextEntry(new ZipEntry(table));
                copy.copyOut("copy " + table + " to stdout", zip);
            }
            zip.putNextEntry(new ZipEntry(SEQUENCES_ENTRY));
            List<String> sequences = jdbc.sql(SEQUENCES).query(String.class).list();
            zip.write(String.join(";", sequences).getBytes(StandardCharsets.UTF_8));
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Fills the tables of a database, which the migrations of the same version have made, and of nothing else. */
    static void restore(DataSource database, InputStream file) {
        try (Connection connection = database.getConnection();
                ZipInputStream zip = new ZipInputStream(file)) {
            connection.setAutoCommit(false);
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            // no trigger forbids anything, and no order of tables matters
            jdbc.sql("set session_replication_role = replica").update();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(SEQUENCES_ENTRY)) {
                    for (String sequence : new String(zip.readAllBytes(), StandardCharsets.UTF_8).split(";")) {
                        jdbc.sql(sequence).query(Long.class).single();
                    }
                } else {
                    String table = entry.getName();
                    jdbc.sql("delete from " + table.substring(0, table.indexOf(' ')))
                            .update();
                    copy.copyIn("copy " + table + " from stdin", zip);
                }
            }
            jdbc.sql("reset session_replication_role").update();
            connection.commit();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
