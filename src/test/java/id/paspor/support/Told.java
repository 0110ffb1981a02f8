package id.paspor.support;

import id.paspor.casefile.Status;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What applicants were told against what happened to their cases. */
final class Told {

    private static final List<String> STATUSES =
            Stream.of(Status.values()).map(Status::code).toList();

    private static final List<String> ENDS =
            Stream.of(Status.values()).filter(Status::ends).map(Status::name).toList();

    private final JdbcClient jdbc;

    Told(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was told more often than it happened, as in {@code 1234567890123456 billed: 2 of 1}. */
    List<String> tooOften() {
        return jdbc.sql("""
                select registration_number || ' ' || kind || ': ' || told || ' of ' || happened from (
                    select m.registration_number, m.kind, count(*) as told, (
                        select count(*) from status_change s where s.registration_number = m.registration_number
                        and s.status = upper(replace(m.kind, '-', '_'))) as happened
                    from message m where m.kind in (:statuses) group by m.registration_number, m.kind) counted
                where told > happened""").param("statuses", STATUSES).query(String.class).list();
    }

    /** Reminders of cases that had ended and did not go on. */
    List<String> remindedAfterTheEnd() {
        return jdbc.sql("""
                select m.registration_number || ' ' || m.kind from message m
                where (m.kind like '%reminder' or m.kind like 'interview-%' and m.kind not in (:statuses))
                and exists (select from status_change s where s.registration_number = m.registration_number
                    and s.status in (:ends) and s.happened_at < m.created_at)
                and not exists (select from status_change s where s.registration_number = m.registration_number
                    and s.status = 'REOPENED')""")
                .param("statuses", STATUSES)
                .param("ends", ENDS)
                .query(String.class)
                .list();
    }
}
