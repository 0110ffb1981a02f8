package id.paspor.rush;

import id.paspor.benchmark.DurablePostgres;
import id.paspor.benchmark.Pgbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that a booking writes, with the statements that write them, written by pgbench. */
final class BookingYardstick {

    /** A hold and its confirmation, each in a transaction of its own, for one case after the other. */
    private static final String SCRIPT = """
            \\set slot random(1, :slots)
            select nextval('next_case') as case_number \\gset
            select registration_number from numbered_case where number = :case_number \\gset
            select id, office, starts_at from numbered_slot where number = :slot \\gset
            begin;
            update interview_slot set booked = booked + 1 where id = :id and booked < capacity;
            insert into booking
                (registration_number, slot, office, starts_at, product, state, reschedules, booked_at, booked_by, held_until)
            values (:registration_number, :id, :office, :starts_at, 'electronic-10y', 'HELD', 0, now(), 'pgbench',
                now() + make_interval(secs => 600))
            on conflict (registration_number) where state = 'HELD' do nothing;
            commit;
            begin;
            update booking set state = 'BOOKED', held_until = null, booked_at = now()
            where registration_number = :registration_number and state = 'HELD' and held_until > now();
            commit;
            """;

    private BookingYardstick() {}

    /**
     * Bookings per second.
     *
     * @param database with cases that have no booking
     * @param slots to book, with room enough
     * @param cases how many cases there are
     * @param clients how many book at once
     */
    static double rate(DurablePostgres server, String database, List<String> slots, int cases, int clients, Path home)
            throws IOException, InterruptedException {
        JdbcClient sql = server.sql(database);
        sql.sql("create table numbered_case as select row_number() over () as number, registration_number"
                        + " from case_file")
                .update();
        sql.sql("create unique index on numbered_case (number)").update();
        sql.sql("create table numbered_slot as select row_number() over () as number, id, office, starts_at from interview_slot"
                        + " where id = any (?)")
                .param(slots.toArray(String[]::new))
                .update();
        sql.sql("create unique index on numbered_slot (number)").update();
        sql.sql("create sequence next_case").update();
        return Pgbench.rate(
                server,
                database,
                Files.writeString(home.resolve("booking.sql"), SCRIPT),
                clients,
                "--define=slots=" + slots.size(),
                "--transactions=" + cases / clients);
    }
}
