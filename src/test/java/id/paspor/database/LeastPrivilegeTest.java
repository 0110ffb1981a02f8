package id.paspor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.booklet.Disposals;
import id.paspor.casefile.Status;
import id.paspor.screening.WatchList;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import id.paspor.support.node.ProgramNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.aop.support.AopUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.ReflectionUtils;

/** With the users of {@code database/roles.sql} the program does all its work, and cannot change what is only added to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeastPrivilegeTest {

    private static final Path ROLES = Path.of("database/roles.sql");

    private final TestClock clock = new TestClock(ProcessTest.START);

    private ProgramNode before;
    private ProgramNode program;
    private JdbcClient owner;
    private JdbcClient sql;

    /** A database in use gets its two users; from then on the program works under its own. */
    @BeforeAll
    void theDatabaseGetsItsUsers() throws IOException {
        before = ProgramNode.first("before", clock, Map.of());
        owner = before.bean(JdbcClient.class);
        owner.sql(roles()).update();
        program = before.another(
                "least",
                clock,
                Map.of(
                        "spring.datasource.url",
                        url(),
                        "spring.datasource.username",
                        "paspor_program",
                        "spring.flyway.url",
                        url(),
                        "spring.flyway.user",
                        "paspor_owner"));
        sql = program.bean(JdbcClient.class);
    }

    @AfterAll
    void itStops() {
        if (program != null) {
            program.close();
        }
        before.close();
        ClockUtil.reset();
    }

    private String url() {
        return owner.sql(
                        "select 'jdbc:postgresql://localhost:' || current_setting('port') || '/' || current_database()")
                .query(String.class)
                .single();
    }

    /** The file without what only psql knows; who connects to this server needs no password. */
    private static String roles() throws IOException {
        return Files.readAllLines(ROLES).stream()
                .filter(line -> !line.startsWith("\\"))
                .map(line -> line.replaceAll(":'[a-z_]+'", "null"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void everyStepOfACaseAndAllThatRunsByTheClockIsAllowed() {
        assertThat(sql.sql("select current_user").query(String.class).single()).isEqualTo("paspor_program");
        ImmigrationOffice office = program.office();
        clock.setTo(ProcessTest.START);
        office.laysOutSlots();
        office.isToldToPrevent("Somebody Else");
        CaseStory collected = office.receivesApplication(Applicants.adult());
        collected.isReadyForPickup().isCollected();
        assertThat(collected.status()).isEqualTo(Status.PASSPORT_HANDED_OVER);

        CaseStory withdrawn = office.receivesApplication(Applicants.adult());
        withdrawn.chooses("DPS-20260916-0900").isWithdrawn();
        assertThat(withdrawn.status().ends()).isTrue();
        office.takesDelivery("electronic-10y", "Z0000001", "Z0000020");
        office.as("dpsSupervisor", () -> program.bean(Disposals.class).proposeToVoid("DPS", "Z0000001", "Basah"));

        clock.setTo(clock.instant().plus(Duration.ofDays(800)));
        office.imports(WatchList.PREVENTION_ORDERS, ",,Yet Another,,Kejaksaan Agung,,2026-06-01,2026-11-30");
        clock.setTo(clock.instant().plus(Duration.ofDays(800)));
        assertThat(whatFailsByTheClock()).isEmpty();
        assertThat(sql.sql("select count(*) from watch_list_version where file is null")
                        .query(Long.class)
                        .single())
                .as("erased files")
                .isPositive();
        assertThat(sql.sql("select count(*) from case_file where registration_number = ? and erased_at is not null")
                        .param(withdrawn.registrationNumber())
                        .query(Long.class)
                        .single())
                .as("erased cases")
                .isOne();
        assertThat(sql.sql("select sum(failed) from erasure_run")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private List<String> whatFailsByTheClock() {
        List<String> failures = new ArrayList<>();
        int scheduled = 0;
        for (Object bean : program.beans()) {
            for (Method method : ReflectionUtils.getUniqueDeclaredMethods(AopUtils.getTargetClass(bean))) {
                if (method.isAnnotationPresent(Scheduled.class)) {
                    scheduled++;
                    try {
                        method.setAccessible(true);
                        method.invoke(bean);
                    } catch (ReflectiveOperationException failed) {
                        failures.add(method + ": " + failed.getCause());
                    }
                }
            }
        }
        assertThat(scheduled).as("methods that run by the clock").isGreaterThan(10);
        return failures;
    }

    @Test
    void whatIsOnlyAddedToCanNeitherBeChangedNorDeletedNorUnlocked() {
        List<String> appended = owner.sql("""
                select c.relname from pg_class c join pg_trigger t on t.tgrelid = c.oid
                where t.tgname like '%is_append_only' and c.relname <> 'watch_list_version' order by 1""").query(String.class).list();
        assertThat(appended)
                .contains(
                        "status_change",
                        "case_look",
                        "payment",
                        "ledger_entry",
                        "booklet_movement",
                        "bank_call",
                        "audit_seal");
        for (String table : appended) {
            String column = owner.sql(
                            "select attname from pg_attribute where attrelid = cast(? as regclass) and attnum > 0"
                                    + " and not attisdropped order by attnum desc limit 1")
                    .param(table)
                    .query(String.class)
                    .single();
            refuses("update " + table + " set " + column + " = " + column);
            refuses("delete from " + table);
            refuses("truncate " + table);
            refuses("alter table " + table + " disable trigger all");
            refuses("drop trigger " + table + "_is_append_only on " + table);
        }
        assertThatThrownBy(() -> sql.sql("select erase_rows_of_case('ledger_entry', '1', now())")
                        .query(rows -> {}))
                .rootCause()
                .hasMessageContaining("has no rows that are erased");
        refuses("select erase_text('status_change', 1, 'Nobody', 'No reason')");
        refuses("delete from flyway_schema_history");
        refuses("insert into flyway_schema_history select * from flyway_schema_history");
        refuses("create table mine (id int)");
        refuses("create temporary table mine (id int)");
        refuses(
                "create or replace function refuse_change() returns trigger language plpgsql as 'begin return new; end'");
        refuses("set role paspor_owner");
    }

    private void refuses(String statement) {
        assertThatThrownBy(() -> sql.sql(statement).update())
                .as(statement)
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    /** A new database, and a node that is not given the owner's password because the schema is there. */
    @Test
    void aNewDatabaseIsSetUpByItsOwnerAndAnotherNodeRunsWithoutHim() throws IOException {
        owner.sql("create database fresh").update();
        String fresh = url().replaceFirst("[^/]+$", "fresh");
        new JdbcTemplate(new DriverManagerDataSource(fresh, "postgres", "")).execute(roles());
        Map<String, Object> asProgram = Map.of(
                "spring.datasource.url", fresh,
                "spring.datasource.username", "paspor_program",
                "paspor.admin.password", "Only-for-tests-1");
        Map<String, Object> withOwner = new HashMap<>(asProgram);
        withOwner.put("spring.flyway.url", fresh);
        withOwner.put("spring.flyway.user", "paspor_owner");
        before.another("owner", clock, withOwner).close();
        Map<String, Object> without = new HashMap<>(asProgram);
        without.put("spring.flyway.enabled", false);
        try (ProgramNode node = before.another("ownerless", clock, without)) {
            JdbcClient there = node.bean(JdbcClient.class);
            assertThat(there.sql("select count(*) from pg_tables where tableowner = 'paspor_owner'")
                            .query(Long.class)
                            .single())
                    .isGreaterThan(50);
            assertThat(there.sql("select has_table_privilege('status_change', 'update')")
                            .query(Boolean.class)
                            .single())
                    .isFalse();
        }
    }
}
