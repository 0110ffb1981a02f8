package id.paspor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.audit.Break.Kind;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.casefile.access.AccessLog;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import id.paspor.support.node.ProgramNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever owns the database changes what must not change: it is found, and named by table, chain and row. Two nodes work on
 * one database; what is tampered with is rolled back.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditChainsTest {

    private static final String KEY = "T25seS1mb3ItdGVzdHMtT25seS1mb3ItdGVzdHMtLS0=";

    private final TestClock clock = new TestClock(ProcessTest.START);

    private ProgramNode first;
    private ProgramNode second;
    private JdbcClient sql;
    private Verification verification;
    private Sealing sealing;
    private CaseStory story;

    /** A case goes all its way: its first steps are there before anything is sealed, the others are sealed as they come. */
    @BeforeAll
    void aCaseGoesAllItsWay() {
        // nodes seal when this test has them do so, and not meanwhile by themselves
        Map<String, Object> settings = Map.of("paspor.audit.seal-every", "PT1H");
        first = ProgramNode.first("auditFirst", clock, settings);
        second = first.another("auditSecond", clock, settings);
        sql = first.bean(JdbcClient.class);
        verification = first.bean(Verification.class);
        sealing = first.bean(Sealing.class);
        keepFewBooklets();
        ImmigrationOffice office = first.office();
        office.laysOutSlots();
        story = office.receivesApplication(Applicants.adult());
        story.isBilled();
        look(first, "dpsCounter");
        sealing.seal();
        look(first, "dpsSupervisor");
        office.timePassesTo("2026-09-10 10:00");
        story.pays("BANK-" + story.registrationNumber());
        second.bean(Sealing.class).seal();
        office.timePassesTo("2026-09-11 10:00");
        story.isPrinted().isCollected();
        look(second, "dpsDataEntry");
        sealing.seal();
        clock.setTo(clock.instant().plus(Duration.ofHours(1)));
        look(second, "dpsInterviewer");
        sealing.seal();
    }

    /** Every verification reads all there is, and there are thousands of blanks that say the same as one office's. */
    private void keepFewBooklets() {
        first.bean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            sql.sql("set local session_replication_role = replica").update();
            for (String table : List.of("booklet_movement", "booklet")) {
                String number = table.equals("booklet") ? "number" : "booklet";
                sql.sql("delete from " + table + " where office <> 'DPS' or product <> 'electronic-10y' or " + number
                                + " > (select number from booklet where office = 'DPS' and product = 'electronic-10y'"
                                + " order by number offset 99 limit 1)")
                        .update();
            }
        });
    }

    @AfterAll
    void theyStop() {
        second.close();
        first.close();
        ClockUtil.reset();
    }

    @BeforeEach
    void nothingIsWrongYet() {
        AuditReport report = verification.all();
        assertThat(report.breaks()).isEmpty();
        assertThat(report.rows()).isGreaterThan(100);
    }

    private void look(ProgramNode node, String officer) {
        node.office().as(officer, () -> node.bean(AccessLog.class).record(story.number(), AccessLog.CASE_FILE));
    }

    private Book book(String table) {
        return first.bean(AuditRepository.class).books().stream()
                .filter(book -> book.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    /** The rows of the case in a book, in the order of their chain. */
    private List<Seal> seals(String table) {
        Book book = book(table);
        AuditRepository store = first.bean(AuditRepository.class);
        List<String> chains = store.entriesOfCase(book, story.number()).stream()
                .map(Entry::chain)
                .distinct()
                .limit(1)
                .toList();
        List<Seal> seals = store.seals(book, chains).stream()
                .map(AuditRepository.Sealed::seal)
                .toList();
        assertThat(seals).as(table).hasSizeGreaterThan(1);
        return seals;
    }

    /** What the verification finds after somebody did this to the tables, who owns them. */
    private List<Break> findsAfter(Runnable deed) {
        return first.bean(TransactionTemplate.class).execute(transaction -> {
            transaction.setRollbackOnly();
            sql.sql("set local session_replication_role = replica").update();
            deed.run();
            return verification.all().breaks();
        });
    }

    private List<Break> findsAfter(String... statements) {
        return findsAfter(() -> List.of(statements).forEach(statement -> {
            if (statement.startsWith("select")) {
                sql.sql(statement).query(rows -> {});
            } else {
                sql.sql(statement).update();
            }
        }));
    }

    private static Break broken(Kind kind, Seal seal) {
        return new Break(kind, seal.book(), seal.chain(), seal.rowId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"status_change", "case_look", "ledger_entry", "booklet_movement"})
    void aChangedRowIsNamedWhicheverColumnChanged(String table) {
        Seal seal = seals(table).get(1);
        List<String> columns = new ArrayList<>(sql.sql(
                        "select column_name from information_schema.columns where table_name = ? and column_name <> 'id'")
                .param(table)
                .query(String.class)
                .list());
        assertThat(columns).hasSizeGreaterThan(4);
        if (table.equals("status_change")) {
            // no fact of its own: the database takes it from the case
            columns.remove("office");
        }
        for (String column : columns) {
            String type = sql.sql("select data_type from information_schema.columns"
                            + " where table_name = ? and column_name = ?")
                    .params(table, column)
                    .query(String.class)
                    .single();
            String other = switch (type) {
                case "bigint" -> "coalesce(" + column + ", 0) + 1";
                case "timestamp with time zone" -> column + " + interval '1 microsecond'";
                default ->
                    "coalesce(" + column + ", '') || case '" + column
                            + "' when 'what' then 'x' when 'debit' then '' else '1' end";
            };
            if (column.equals("debit") || column.equals("credit")) {
                other = "case when 'REFUNDS' in (debit, credit) then 'RECEIVABLE' else 'REFUNDS' end";
            } else if (column.equals("status")) {
                other = "case status when 'PAID' then 'BILLED' else 'PAID' end";
            } else if (column.equals("discrepancy")) {
                other = "4711";
            } else if (column.equals("reason_code")) {
                other = "'LEGAL_BAR'";
            } else if (column.equals("until_day")) {
                other = "date '2026-09-24'";
            }
            assertThat(findsAfter("update " + table + " set " + column + " = " + other + " where id = " + seal.rowId()))
                    .as(column)
                    .contains(broken(Kind.CHANGED, seal));
        }
    }

    /** The first of a chain, one in it, and its last: a verification reads all books, and a chain of looks is long. */
    @ParameterizedTest
    @ValueSource(strings = {"status_change", "case_look", "ledger_entry", "booklet_movement"})
    void aRowThatIsGoneIsNamedWithAndWithoutItsSeal(String table) {
        List<Seal> seals = seals(table);
        for (Seal seal : Stream.of(seals.get(0), seals.get(seals.size() / 2), seals.get(seals.size() - 1))
                .distinct()
                .toList()) {
            String row = "delete from " + table + " where id = " + seal.rowId();
            String mark = "delete from audit_seal where book = '" + table + "' and row_id = " + seal.rowId();

            assertThat(findsAfter(row)).containsExactly(broken(Kind.GONE, seal));
            assertThat(findsAfter(row, mark)).containsExactly(broken(Kind.SEAL_GONE, seal));
            assertThat(findsAfter(mark)).contains(broken(Kind.SEAL_GONE, seal));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status_change", "case_look", "ledger_entry", "booklet_movement"})
    void aRowThatIsPutInLaterIsNamedSealedOrNot(String table) {
        Seal seal = seals(table).get(1);
        long id = sql.sql("select max(id) + 1 from " + table).query(Long.class).single();
        String copy = "insert into " + table + " overriding system value select (jsonb_populate_record(t,"
                + " jsonb_build_object('id', " + id + ", 'reference', 'forged'))).* from " + table + " t where id = "
                + seal.rowId();
        Break expected = new Break(Kind.INSERTED, table, seal.chain(), id);

        assertThat(findsAfter(copy)).containsExactly(expected);
        assertThat(findsAfter(() -> {
                    sql.sql(copy).update();
                    seal();
                }))
                .contains(expected);
    }

    /** In the transaction that is rolled back; the file of the last round that was seen is put back too. */
    private void seal() {
        LastSeen lastSeen = first.bean(LastSeen.class);
        LastSeen.Head head = lastSeen.head().orElseThrow();
        sealing.seal();
        lastSeen.remember(new Round(head.number(), null, null, true, "", "", head.mac()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status_change", "case_look", "ledger_entry", "booklet_movement"})
    void rowsThatChangedPlacesAreNamed(String table) {
        List<Seal> seals = seals(table);
        Seal one = seals.get(0);
        Seal other = seals.get(1);
        String to = "update " + table + " set id = %d where id = %d";
        String book = "update audit_seal set position = %d where book = '" + table + "' and row_id = %d";

        assertThat(findsAfter(
                        "alter table " + table + " alter column id set generated by default",
                        to.formatted(-1, one.rowId()),
                        to.formatted(one.rowId(), other.rowId()),
                        to.formatted(other.rowId(), -1)))
                .contains(broken(Kind.CHANGED, one), broken(Kind.CHANGED, other));
        assertThat(findsAfter(
                        book.formatted(1_000, one.rowId()),
                        book.formatted(one.position(), other.rowId()),
                        book.formatted(other.position(), one.rowId())))
                .contains(broken(Kind.SEAL_GONE, one), broken(Kind.SEAL_ADDED, one));
    }

    @Test
    void anEndThatWasCutOffWithItsRoundsIsFoundByTheNodeThatSawIt() {
        clock.setTo(clock.instant().plus(Duration.ofHours(1)));
        look(first, "dpsCounter");
        sealing.seal();
        long last = first.bean(AuditRepository.class).lastRound().orElseThrow().number();
        String[] cut = {
            "delete from case_look c using audit_seal s where s.book = 'case_look' and s.row_id = c.id and s.round = "
                    + last,
            "delete from audit_seal where round = " + last,
            "delete from audit_round where number = " + last
        };

        assertThat(findsAfter(cut)).containsExactly(new Break(Kind.ROUND_GONE, "audit_round", null, last));
        assertThat(findsAfter(() -> {
                    List.of(cut).forEach(statement -> sql.sql(statement).update());
                    look(first, "dpsPrinting");
                    seal();
                }))
                .containsExactly(new Break(Kind.ROUND_CHANGED, "audit_round", null, last));
    }

    @Test
    void aRoundThatIsGoneOrChangedIsNamed() {
        assertThat(findsAfter("delete from audit_round where number = 2"))
                .contains(new Break(Kind.ROUND_GONE, "audit_round", null, 2));
        for (String change : List.of(
                "sealed_at = sealed_at - interval '1 day'",
                "since = sealed_at",
                "drained = not drained",
                "contents = contents || ' '")) {
            assertThat(findsAfter("update audit_round set " + change + " where number = 2"))
                    .as(change)
                    .contains(new Break(Kind.ROUND_CHANGED, "audit_round", null, 2));
        }
        assertThat(findsAfter("update audit_round set key_id = 'another' where number = 2"))
                .contains(new Break(Kind.UNKNOWN_KEY, "audit_round", null, 2));
    }

    @Test
    void aTextMayBeErasedByOrderAndNotOtherwise() {
        List<Break> found = first.bean(TransactionTemplate.class).execute(transaction -> {
            transaction.setRollbackOnly();
            // a row with a text, which is sealed
            clock.setTo(clock.instant().plusSeconds(1));
            first.bean(CaseFiles.class).note(story.number(), Status.CORRECTED, "Budi Santoso telepon");
            seal();
            long row = sql.sql("select max(id) from status_change")
                    .query(Long.class)
                    .single();
            assertThat(verification.all().breaks()).isEmpty();
            sql.sql("select erase_text('status_change', ?, 'Putusan 12/2026', 'UU PDP 27/2022')")
                    .param(row)
                    .query(rows -> {});
            AuditReport report = verification.all();
            assertThat(report.breaks()).isEmpty();
            assertThat(report.erased()).isEqualTo(1);
            assertThat(sql.sql("select reason is null from status_change where id = ?")
                            .param(row)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            sql.sql("set local session_replication_role = replica").update();
            sql.sql("delete from text_erasure").update();
            return verification.all().breaks();
        });
        assertThat(found).extracting(Break::kind).containsExactly(Kind.CHANGED);
    }

    @Test
    void aChainIsErasedWithARecordAndNotOtherwise() {
        List<Break> found = first.bean(TransactionTemplate.class).execute(transaction -> {
            transaction.setRollbackOnly();
            long looks = seals("case_look").size();
            sql.sql("select erase_rows_of_case('case_look', ?, ?)")
                    .params(story.registrationNumber(), Timestamp.from(clock.instant()))
                    .query(rows -> {});
            AuditReport report = verification.all();
            assertThat(report.breaks()).isEmpty();
            assertThat(report.erased()).isEqualTo(looks);
            // one who looks later is in the chain, and is missed
            clock.setTo(clock.instant().plusSeconds(1));
            look(first, "dpsTreasurer");
            seal();
            assertThat(verification.all().breaks()).isEmpty();
            sql.sql("set local session_replication_role = replica").update();
            sql.sql("delete from case_look where officer = 'dpsTreasurer'").update();
            return verification.all().breaks();
        });
        assertThat(found).extracting(Break::kind).containsExactly(Kind.GONE);
    }

    @Test
    void withoutItsRecordAnErasedChainIsGone() {
        assertThat(findsAfter(
                        "select erase_rows_of_case('case_look', '" + story.registrationNumber() + "', now())",
                        "delete from chain_erasure"))
                .hasSameSizeAs(seals("case_look"))
                .extracting(Break::kind)
                .containsOnly(Kind.GONE);
    }

    @Test
    void looksAtOneCaseThroughTwoNodesThatBothSealKeepOneChain() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> deeds = new ArrayList<>();
            for (ProgramNode node : List.of(first, second)) {
                JdbcClient own = node.bean(JdbcClient.class);
                deeds.add(threads.submit(() -> {
                    start.await();
                    for (int look = 0; look < 100; look++) {
                        own.sql("""
                                insert into case_look (registration_number, office, officer, desks, looked_at, what)
                                values (?, 'DPS', ?, 'counter', ?, 'look.photo')""")
                                .params(story.registrationNumber(), "officer" + look, Timestamp.from(clock.instant()))
                                .update();
                    }
                    return null;
                }));
                deeds.add(threads.submit(() -> {
                    start.await();
                    for (int round = 0; round < 30; round++) {
                        node.bean(Sealing.class).seal();
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> deed : deeds) {
                deed.get();
            }
        } finally {
            threads.shutdownNow();
        }
        sealing.seal();

        assertThat(verification.all().breaks()).isEmpty();
        assertThat(second.bean(Verification.class).all().breaks()).isEmpty();
        assertThat(sql.sql("select count(*) = max(position) and count(*) = (select count(*) from case_look"
                                + " where registration_number = chain) from audit_seal"
                                + " where book = 'case_look' and chain = ? group by chain")
                        .param(story.registrationNumber())
                        .query(Boolean.class)
                        .single())
                .as("one chain without gaps, with every look in it")
                .isTrue();
    }

    @Test
    void theCommandAndTheNightNameWhatIsBroken(@TempDir Path directory) {
        Seal seal = seals("ledger_entry").get(0);
        assertThat(command(directory, 0)).endsWith("intact\n");
        String change = "update ledger_entry set amount = amount + %d where id = " + seal.rowId();
        tamper(change.formatted(1));
        try {
            assertThat(command(directory, 1))
                    .contains("CHANGED: ledger_entry, row " + seal.rowId() + ", chain " + seal.chain())
                    .endsWith("broken in 1 places\n");
            first.bean(NightlyVerification.class).verify();
            assertThat(broken()).isEqualTo(1);
        } finally {
            tamper(change.formatted(-1));
        }
        first.bean(NightlyVerification.class).verify();
        assertThat(broken()).isZero();
    }

    private void tamper(String statement) {
        first.bean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            sql.sql("set local session_replication_role = replica").update();
            sql.sql(statement).update();
        });
    }

    private double broken() {
        return first.bean(MeterRegistry.class)
                .get("paspor.audit.broken")
                .gauge()
                .value();
    }

    private String command(Path directory, int expected) {
        String url = sql.sql("select 'jdbc:postgresql://localhost:' || current_setting('port') || '/'"
                        + " || current_database() || '?user=postgres'")
                .query(String.class)
                .single();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = AuditCommand.run(
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                "--paspor.verify-audit",
                "--spring.datasource.url=" + url,
                "--paspor.data-directory=" + directory,
                "--paspor.audit.key=" + KEY);
        String text = printed.toString(StandardCharsets.UTF_8);
        assertThat(code).as(text).isEqualTo(expected);
        return text;
    }
}
