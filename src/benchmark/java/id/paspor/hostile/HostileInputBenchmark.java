package id.paspor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import id.paspor.support.Applicants;
import id.paspor.support.Client.Answer;
import id.paspor.support.PortalWalk;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/**
 * At least {@value #REQUESTS} hostile requests over all doors, by everybody: none is answered as a fault, nothing is half saved,
 * and nobody's name is in the log.
 */
@ServerTest
class HostileInputBenchmark {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(HostileInputBenchmark.class);
    private static final int REQUESTS = 20_000;
    private static final int FIRST_FAULT = 500;
    private static final double SHARE_OF_OUR_OWN = 0.6;

    /** Money, booklets, papers and accounts, of which no hostile request makes more or fewer. */
    private static final List<String> STEADY = List.of(
            "account",
            "bank_payment",
            "bank_report",
            "bill",
            "booklet",
            "booklet_count",
            "booklet_disposal",
            "booklet_movement",
            "case_file",
            "case_photo",
            "content",
            "document_copy",
            "ledger_entry",
            "office",
            "passport",
            "payment",
            "payment_discrepancy",
            "pickup",
            "prevention_order",
            "secret",
            "watch_list_version");

    private static final String TORN = """
            select coalesce(registration_number, business_key_)
            from case_file full join (
                select business_key_, end_time_ from act_hi_procinst where proc_def_key_ = 'passport-application') process
                on business_key_ = registration_number
            where registration_number is null or business_key_ is null or (closed_at is null) <> (end_time_ is null)""";

    @LocalServerPort
    private int port;

    @Autowired
    private WebApplicationContext program;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void twentyThousandHostileRequests() {
        String applicant = PortalWalk.account(identity);
        Case of = new Walk(port).started(applicant, Applicants.adult());
        Visitors visitors = Visitors.of(port, applicant);
        Attacks attacks = new Attacks(visitors.known(of));
        List<Door> own = Doors.own(program);
        List<Door> engine = Doors.engine(program);
        Map<String, Long> rows = rows();
        ListAppender<ILoggingEvent> log = listening();
        long begin = System.nanoTime();

        Figures figures = new Figures();
        int ofUs = (int) (REQUESTS * SHARE_OF_OUR_OWN);
        own.forEach(door -> send(door, visitors, attacks, ofUs / own.size() + 1, figures));
        engine.forEach(door -> send(door, visitors, attacks, (REQUESTS - ofUs) / engine.size() + 1, figures));

        List<String> lines = log.list.stream().map(HostileInputBenchmark::written).toList();
        LOG.info(
                "{} requests to {} doors of ours and {} of the engine in {} s: {}; {} lines of log, {} with a stack",
                figures.statuses.values().stream().mapToInt(Integer::intValue).sum(),
                own.size(),
                engine.size(),
                (System.nanoTime() - begin) / 1_000_000_000,
                figures.statuses,
                lines.size(),
                log.list.stream().filter(event -> event.getThrowableProxy() != null).count());
        assertThat(figures.faults).isEmpty();
        assertThat(lines).noneMatch(line -> personal(of).anyMatch(line::contains));
        assertThat(log.list).allMatch(event -> event.getThrowableProxy() == null);
        assertThat(rows()).isEqualTo(rows);
        assertThat(columns()).noneMatch(this::hasControlCharacters);
        assertThat(jdbc.sql(TORN).query(String.class).list())
                .as("cases without their process, or the other way round")
                .isEmpty();
    }

    private static final class Figures {

        private final Map<Integer, Integer> statuses = new TreeMap<>();
        private final List<String> faults = new ArrayList<>();
    }

    private static void send(Door door, Visitors visitors, Attacks attacks, int requests, Figures figures) {
        int sent = 0;
        while (sent < requests) {
            for (String who : visitors.of(door)) {
                Attack attack = attacks.one(door);
                Answer answer = visitors.sends(who, attack);
                figures.statuses.merge(answer.status(), 1, Integer::sum);
                if (answer.status() >= FIRST_FAULT) {
                    figures.faults.add(who + " at " + attack + ": " + answer);
                }
                sent++;
            }
        }
    }

    private Stream<String> personal(Case of) {
        String application = jdbc.sql("select application::text from case_file where registration_number = ?")
                .param(of.registrationNumber())
                .query(String.class)
                .single();
        return Stream.concat(
                Stream.of(Attacks.SECRET),
                Stream.of("fullName", "nik", "phone", "email", "motherName", "address")
                        .map(field -> application.replaceAll("(?s).*\"" + field + "\": *\"([^\"]+)\".*", "$1")));
    }

    private Map<String, Long> rows() {
        Map<String, Long> rows = new HashMap<>();
        STEADY.forEach(table -> rows.put(
                table, jdbc.sql("select count(*) from " + table).query(Long.class).single()));
        return rows;
    }

    private record Column(String tableName, String columnName) {}

    /** All that can hold a text. */
    private List<Column> columns() {
        return jdbc.sql("""
                select c.table_name, c.column_name from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                and c.data_type in ('text', 'character varying', 'json', 'jsonb')""")
                .query(Column.class)
                .list();
    }

    private boolean hasControlCharacters(Column column) {
        return jdbc.sql("select exists (select from %s where \"%s\"::text ~ '[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]')"
                        .formatted(column.tableName(), column.columnName()))
                .query(Boolean.class)
                .single();
    }

    private static ListAppender<ILoggingEvent> listening() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
        return log;
    }

    private static String written(ILoggingEvent event) {
        return event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
}
