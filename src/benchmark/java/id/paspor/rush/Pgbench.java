package id.paspor.rush;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The yardstick: PostgreSQL's own benchmark writes the rows that a booking writes, with the statements that write them,
 * on the same server.
 */
final class Pgbench {

    private static final Path PROGRAM = Path.of("/usr/bin/pgbench");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    /** A hold and its confirmation, each in a transaction of its own, for one case after the other. */
    private static final String SCRIPT = """
            \\set slot random(1, :slots)
            select nextval('next_case') as case_number \\gset
            select registration_number from numbered_case where number = :case_number \\gset
            select id from numbered_slot where number = :slot \\gset
            begin;
            update interview_slot set booked = booked + 1 where id = :id and booked < capacity;
            insert into booking (registration_number, slot, state, reschedules, booked_at, booked_by, held_until)
            values (:registration_number, :id, 'HELD', 0, now(), 'pgbench', now() + make_interval(secs => 600))
            on conflict (registration_number) where state = 'HELD' do nothing;
            commit;
            begin;
            update booking set state = 'BOOKED', held_until = null, booked_at = now()
            where registration_number = :registration_number and state = 'HELD' and held_until > now();
            commit;
            """;

    private Pgbench() {}

    static boolean isHere() {
        return Files.isExecutable(PROGRAM);
    }

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
        server.sql(database)
                .sql("create table numbered_case as select row_number() over () as number, registration_number"
                        + " from case_file")
                .update();
        server.sql(database).sql("create unique index on numbered_case (number)").update();
        server.sql(database)
                .sql("create table numbered_slot as select row_number() over () as number, id from interview_slot"
                        + " where id = any (?)")
                .param(slots.toArray(String[]::new))
                .update();
        server.sql(database).sql("create unique index on numbered_slot (number)").update();
        server.sql(database).sql("create sequence next_case").update();
        Path script = Files.writeString(home.resolve("booking.sql"), SCRIPT);
        Process pgbench = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--host=127.0.0.1",
                        "--port=" + server.port(),
                        "--username=" + server.user(),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--define=slots=" + slots.size(),
                        "--client=" + clients,
                        "--jobs=2",
                        "--transactions=" + cases / clients,
                        "--file=" + script,
                        database)
                .redirectErrorStream(true)
                .start();
        String said = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean ended = pgbench.waitFor(1, TimeUnit.MINUTES) && pgbench.exitValue() == 0;
        Optional<String> rate =
                RATE.matcher(said).results().map(found -> found.group(1)).findFirst();
        if (!ended || rate.isEmpty()) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(rate.get());
    }
}
