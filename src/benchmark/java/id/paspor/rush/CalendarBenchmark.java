package id.paspor.rush;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.benchmark.Applicant;
import id.paspor.benchmark.DurablePostgres;
import id.paspor.benchmark.Node;
import id.paspor.benchmark.Seeding;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long an applicant waits for the calendar at the five offices of the demonstration, and among 151 offices whose slots
 * are laid out for a year. Two nodes, each with a database of its own on the same server, are asked in turn, so that a noisy
 * machine is noisy for both. The page remembers the slots for a second; it is asked more seldom than that, so that the
 * database answers each time.
 */
class CalendarBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarBenchmark.class);
    private static final Path HOME = Path.of("target", "benchmark", "calendar");
    private static final int MORE_OFFICES = 146;
    private static final int LETTERS = 26;
    private static final List<String> ZONES = List.of("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura");
    private static final Map<String, String> QUIET =
            Map.of("camunda.bpm.job-execution.enabled", "false", "paspor.mail.interval", "P1D");

    private static final int WARM_UP_ROUNDS = 300;
    private static final int ROUNDS = 120;
    private static final Duration FORGOTTEN = Duration.ofMillis(1_050);
    private static final double MOST = 1.5;

    /** A node with its applicant, and how long its answers took, in nanoseconds. */
    private record Installation(String page, String slots, Client applicant, List<Long> pages, List<Long> lists) {

        void ask() {
            pages.add(took(page));
            lists.add(took(slots));
        }

        private long took(String path) {
            long begin = System.nanoTime();
            Answer answer = applicant.get(path);
            long taken = System.nanoTime() - begin;
            assertThat(answer.status()).as(path).isEqualTo(200);
            return taken;
        }

        void forget() {
            pages.clear();
            lists.clear();
        }
    }

    @Test
    void aYearOfManyOfficesBesideTheDemonstration() throws Exception {
        Files.createDirectories(HOME);
        Path offices = Files.writeString(HOME.resolve("offices.yaml"), moreOffices());
        try (DurablePostgres server = new DurablePostgres(Files.createTempDirectory(HOME, "postgresql"))) {
            server.create("five");
            server.create("many");
            try (Node five = Node.start("five", HOME, server.url("five"), QUIET);
                    Node many = Node.start(
                            "many",
                            HOME,
                            server.url("many"),
                            Map.of(
                                    "camunda.bpm.job-execution.enabled",
                                    "false",
                                    "paspor.mail.interval",
                                    "P1D",
                                    "spring.config.additional-location",
                                    offices.toUri().toString()))) {
                layOutAYear(server.sql("many"));
                Installation few = installation(server.sql("five"), five);
                Installation all = installation(server.sql("many"), many);
                compare(few, all);
            }
        }
    }

    private static void compare(Installation few, Installation all) throws InterruptedException {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            few.ask();
            all.ask();
        }
        few.forget();
        all.forget();
        for (int round = 0; round < ROUNDS; round++) {
            TimeUnit.NANOSECONDS.sleep(FORGOTTEN.toNanos());
            Installation first = round % 2 == 0 ? few : all;
            first.ask();
            (first == few ? all : few).ask();
        }
        double pages = ratio("the page", few.pages(), all.pages());
        double lists = ratio("the list of slots", few.lists(), all.lists());
        assertThat(pages).as("the page, many offices to five").isLessThanOrEqualTo(MOST);
        assertThat(lists).as("the list, many offices to five").isLessThanOrEqualTo(MOST);
    }

    private static double ratio(String what, List<Long> few, List<Long> all) {
        double medians = (double) percentile(all, 50) / percentile(few, 50);
        LOG.info(
                "{}: five offices median {} ms, p99 {} ms; 151 offices median {} ms, p99 {} ms; {} times, p99 {} times",
                what,
                millis(percentile(few, 50)),
                millis(percentile(few, 99)),
                millis(percentile(all, 50)),
                millis(percentile(all, 99)),
                "%.2f".formatted(medians),
                "%.2f".formatted((double) percentile(all, 99) / percentile(few, 99)));
        return medians;
    }

    private static Installation installation(JdbcClient sql, Node node) throws Exception {
        Applicant applicant = new Seeding(sql, node).applicants(1).get(0);
        sql.sql("vacuum analyze").update();
        LOG.info(
                "{}: {} slots of {} offices",
                node.name(),
                sql.sql("select count(*) from interview_slot").query(Long.class).single(),
                sql.sql("select count(*) from office").query(Long.class).single());
        LocalDate today = LocalDate.now();
        return new Installation(
                "/applications/" + applicant.registrationNumber() + "/appointment",
                "/api/offices/DPS/slots?from=" + today + "&to=" + today.plusDays(60),
                Client.session(node.port(), applicant.account()),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /** The settings of offices from XAA on. */
    private static String moreOffices() {
        StringBuilder yaml = new StringBuilder("paspor:\n  offices:\n");
        for (int number = 0; number < MORE_OFFICES; number++) {
            String code = "X" + (char) ('A' + number / LETTERS) + (char) ('A' + number % LETTERS);
            yaml.append("""
                        %s:
                          name: Kantor Imigrasi %s
                          address: Jalan Merdeka %d
                          zone: %s
                          location: { latitude: %d, longitude: %d }
                          places-per-hour: 15
                          products: [electronic-5y, electronic-10y]
                    """.indent(4).formatted(code, code, number + 1, ZONES.get(number % 3), -number % 8, 95 + number % 45));
        }
        return yaml.toString();
    }

    /** As the program does at each office, but for a year: those of the days to come may not be booked yet. */
    private static void layOutAYear(JdbcClient sql) {
        sql.sql("""
                insert into interview_slot (id, office, class, day, starts_at, ends_at, capacity, released_at)
                select office || '-' || to_char(date, 'YYYYMMDD') || '-' || hour, office, class, date,
                    starts_at + later, ends_at + later, capacity, starts_at + later - interval '28 days'
                from (select distinct on (office, hour) *
                    from (select *, split_part(id, '-', 3) as hour from interview_slot where class = 'regular') laid_out
                    order by office, hour, day) pattern
                cross join (select generate_series(current_date, current_date + 365, interval '1 day')::date as date) year
                cross join lateral (select (date - day) * interval '1 day' as later) shift
                where extract(isodow from date) < 6
                on conflict do nothing""").update();
    }

    private static long percentile(List<Long> times, int percent) {
        return times.stream().sorted().toList().get((times.size() - 1) * percent / 100);
    }

    private static String millis(long nanos) {
        return "%.1f".formatted(nanos / 1e6);
    }
}
