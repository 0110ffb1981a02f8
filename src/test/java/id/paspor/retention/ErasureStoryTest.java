package id.paspor.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.audit.CaseAudit;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.casefile.access.AccessLog;
import id.paspor.casefile.correction.DataCorrections;
import id.paspor.casefile.draft.Drafts;
import id.paspor.casefile.hold.Holds;
import id.paspor.casefile.note.CaseNotes;
import id.paspor.casefile.photo.Photos;
import id.paspor.casefile.revision.Revisions;
import id.paspor.document.DocumentCopies;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.Retention;
import id.paspor.payment.PaymentOutcome;
import id.paspor.payment.PaymentSource;
import id.paspor.screening.WatchList;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.Sweep;
import id.paspor.support.TestClock;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** Eleven years of an office, night by night when terms are over, and a sweep through all there is for what should be gone. */
@ProcessTest
@ExtendWith(OutputCaptureExtension.class)
class ErasureStoryTest {

    /** An account of which nobody but the engine's own tables of accounts is to know in the end. */
    private static final String ACCOUNT = "applicant2";

    @Autowired
    private ImmigrationOffice office;

    @Autowired
    private TestClock clock;

    @Autowired
    private Erasure erasure;

    @Autowired
    private ErasureRunRepository runs;

    @Autowired
    private Holds holds;

    @Autowired
    private CaseFiles cases;

    @Autowired
    private DocumentCopies copies;

    @Autowired
    private Photos photos;

    @Autowired
    private AccessLog accessLog;

    @Autowired
    private DataCorrections corrections;

    @Autowired
    private CaseNotes notes;

    @Autowired
    private Revisions revisions;

    @Autowired
    private Drafts drafts;

    @Autowired
    private CaseAudit audit;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext program;

    @Value("${paspor.data-directory}")
    private Path directory;

    private Sweep sweep;

    /** Somebody, and all that is told of the person by values that nobody else has. */
    private final class Person {

        private final List<String> texts = new ArrayList<>();
        private final List<byte[]> contents = new ArrayList<>();
        private final Map<String, Object> answers;
        private CaseStory story;

        private Person(String word, Map<String, Object> answers) {
            this.answers = answers;
            answers.keySet().removeAll(List.of("taxNumber"));
            say("fullName", "Xaver " + word);
            say("motherName", "Ximena " + word);
            say("fatherName", "Xandru " + word);
            say("placeOfBirth", "Xanadu " + word);
            say("occupation", "Penjahit " + word);
            say("address", "Jalan Xerxes " + word);
            say("city", "Xapuri " + word);
            say("emergencyContactName", "Xaverina " + word);
            String phone = "0812" + (10_000_000 + Math.abs(word.hashCode() % 80_000_000));
            answers.put("phone", phone);
            texts.add(phone.substring(1));
            say("email", word.toLowerCase(java.util.Locale.ROOT) + "@example.org");
            texts.add((String) answers.get("nik"));
            texts.add((String) answers.get("dateOfBirth"));
            if (answers.containsKey("oldPassportNumber")) {
                texts.add((String) answers.get("oldPassportNumber"));
            }
            // as the data page has it
            texts.add(word + "<<");
        }

        private void say(String field, String value) {
            answers.put(field, value);
            texts.add(value);
        }

        /** A text about the person that somebody writes. */
        private String text(String about) {
            texts.add(about);
            return about;
        }

        private String number() {
            return story.registrationNumber();
        }

        private void applies() {
            story = office.receivesApplication(ACCOUNT, answers);
        }

        private void sendsCopies() {
            office.as(
                    ACCOUNT,
                    () -> copies.put(
                            new RegistrationNumber(number()), "ktp", new ByteArrayResource(noise(answers.hashCode()))));
            contents.add(copies.content(new RegistrationNumber(number()), "ktp")
                    .orElseThrow()
                    .bytes());
        }

        private void isPhotographed() {
            office.as("dpsInterviewer", () -> photos.put(new RegistrationNumber(number()), noise(~answers.hashCode())));
            contents.add(photos.find(new RegistrationNumber(number())).orElseThrow());
        }

        private void isLookedAt() {
            office.as("dpsSupervisor", () -> accessLog.record(new RegistrationNumber(number()), AccessLog.CASE_FILE));
        }

        private void comesToTheInterview(String slot) {
            story.completes(ACCOUNT, "choose-interview-slot", Map.of("slot", slot));
            story.isAccepted();
        }

        private List<String> traces() {
            return sweep.finds(texts, List.of());
        }

        private List<String> pictures() {
            return sweep.finds(List.of(), contents);
        }
    }

    @BeforeEach
    void nothingIsSealedYet() {
        // what earlier tests left of their seals, whose rows they took away
        jdbc.sql("do $$ begin perform set_config('session_replication_role', 'replica', true);"
                        + " delete from audit_seal; delete from audit_round; end $$")
                .update();
        sweep = new Sweep(jdbc, directory.resolve("mail"));
    }

    @Test
    void whatIsPastItsTermIsNowhereAnyMoreAndTheBooksStillAgree(CapturedOutput log) {
        Person finished = collects(new Person("Qwertasi", born(Applicants.replacement(), "1971-02-13")));
        Person refused = isRefused(new Person("Zyklonda", born(Applicants.adult(), "1968-11-03")));
        Person disputed = withdraws(new Person("Vexilium", born(Applicants.adult(), "1979-07-29")));
        String reason = disputed.text("Sengketa Vexilium di PTUN");
        office.as("dpsSupervisor", () -> holds.put(new RegistrationNumber(disputed.number()), reason));
        String draft = "Xaver Draftonia";
        office.as(ACCOUNT, () -> drafts.begin(ACCOUNT, Map.of("fullName", draft)));
        mailIsSent();
        isSealed();
        for (Person person : List.of(finished, refused, disputed)) {
            assertThat(person.traces()).contains("case_file.application", "case_file.nik");
            assertThat(person.traces()).anyMatch(place -> place.endsWith(".eml"));
            assertThat(person.traces()).contains("act_hi_varinst.text_");
            assertThat(person.pictures()).contains("content.bytes");
        }
        assertThat(refused.traces())
                .contains("message.text_english")
                .contains(
                        "screening_hit.full_name",
                        "status_change.reason",
                        "document_event.reason",
                        "watch_list_version.file",
                        "case_note.text",
                        "case_revision.changes",
                        "data_correction.wrong");
        assertThat(finished.traces())
                .contains(
                        "passport.name",
                        "passport.mrz",
                        "pickup.collector_name",
                        "misprint.reason",
                        "booklet.reason",
                        "booklet_movement.reason",
                        "bank_payment.answer",
                        "bank_call.request");
        List<String> books = books();

        night("2026-10-20");
        assertThat(sweep.finds(List.of(draft), List.of())).isEmpty();

        night("2027-04-01");
        assertThat(finished.pictures()).isEmpty();
        assertThat(refused.pictures()).isEmpty();
        assertThat(disputed.pictures()).containsExactly("content.bytes");

        night("2027-10-15");
        assertThat(refused.traces()).noneMatch(place -> place.matches("(act|message).*|.*eml"));
        assertThat(finished.traces()).noneMatch(place -> place.matches("(act|message).*|.*eml"));
        assertThat(disputed.traces()).contains("act_hi_varinst.text_").anyMatch(place -> place.endsWith(".eml"));

        List<String> beforeTheCount = disputed.traces();
        clock.setTo(ImmigrationOffice.instant("2028-10-15 03:00"));
        assertThat(erasure.due())
                .containsEntry(Retention.UNSUCCESSFUL_CASES, 1L)
                .containsEntry(Retention.COPIES, 0L);
        assertThat(refused.traces()).contains("case_file.application");
        night("2028-10-15");
        assertThat(erasure.due()).containsEntry(Retention.UNSUCCESSFUL_CASES, 0L);
        assertThat(refused.traces()).isEmpty();
        assertThat(disputed.traces()).isEqualTo(beforeTheCount);
        assertThat(finished.traces()).contains("case_file.application", "passport.name");
        assertThat(cases.find(new RegistrationNumber(refused.number()))).isEmpty();
        assertThatThrownBy(() -> office.as(
                        "dpsSupervisor", () -> holds.put(new RegistrationNumber(refused.number()), "Terlambat sekali")))
                .isInstanceOf(Refusal.class)
                .hasMessage("application.unknown");
        isSealed();
        assertThat(audit.of(new RegistrationNumber(refused.number())).breaks()).isEmpty();

        office.as(
                "dpsSupervisor",
                () -> holds.lift(new RegistrationNumber(disputed.number()), "Putusan sudah berkekuatan hukum tetap"));
        night("2028-10-16");
        assertThat(disputed.traces()).isEmpty();
        assertThat(disputed.pictures()).isEmpty();

        assertThat(rowsOf("case_look", refused)).isPositive();
        night("2031-10-15");
        assertThat(rowsOf("case_look", refused)).isZero();
        isSealed();
        assertThat(audit.of(new RegistrationNumber(refused.number())).breaks()).isEmpty();

        night("2037-10-15");
        assertThat(finished.traces()).isEmpty();
        assertThat(sweep.finds(List.of(ACCOUNT), List.of()))
                .allMatch(place -> place.startsWith("act_id_") || place.startsWith("act_ru_authorization"));
        assertThat(books()).isEqualTo(books);
        isSealed();
        for (Person person : List.of(finished, refused, disputed)) {
            assertThat(audit.of(new RegistrationNumber(person.number())).breaks())
                    .isEmpty();
            assertThat(person.texts).noneMatch(log.getAll()::contains);
        }
    }

    @Test
    void aNightThatWasBrokenOffIsMadeUpForAndNoCaseUnderWayIsTouched() {
        Person gone = withdraws(new Person("Wigrunda", born(Applicants.adult(), "1968-11-03")));
        clock.setTo(ImmigrationOffice.instant("2029-01-10 03:00"));
        office.laysOutSlots();
        Person running = new Person("Uvaltine", born(Applicants.adult(), "1979-07-29"));
        running.applies();
        running.isLookedAt();
        List<String> before = running.traces();
        // another node began, and was killed after it had erased a part
        for (Retention kind : Retention.values()) {
            runs.begin(
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                    kind.name(),
                    clock.instant(),
                    clock.instant());
        }
        assertThat(copies.erase(new RegistrationNumber(gone.number()))).isOne();
        erasure.erase();
        assertThat(gone.traces()).isNotEmpty();

        night("2029-01-11");
        assertThat(gone.traces()).isEmpty();
        assertThat(gone.pictures()).isEmpty();
        assertThat(running.traces()).isEqualTo(before);
        List<ErasureRun> all = allRuns();
        assertThat(all)
                .filteredOn(run -> run.kind() == Retention.UNSUCCESSFUL_CASES && run.finishedAt() != null)
                .singleElement()
                .matches(run -> run.erased() == 1 && run.failed() == 0);
        erasure.erase();
        assertThat(allRuns()).isEqualTo(all);
    }

    @Test
    void whatStopsOneKindStopsNoOther() throws IOException {
        Person gone = withdraws(new Person("Yttriana", born(Applicants.adult(), "1966-06-08")));
        Path inTheWay = directory.resolve("mail").resolve("nobodys.eml").resolve("inside");
        Files.createDirectories(inTheWay);
        try {
            night("2029-01-12");
        } finally {
            Files.delete(inTheWay);
            Files.delete(inTheWay.getParent());
        }

        assertThat(gone.traces()).isEmpty();
        assertThat(allRuns())
                .filteredOn(run -> run.kind() == Retention.MESSAGES)
                .singleElement()
                .matches(run -> run.finishedAt() == null && run.failed() == 1);
    }

    @Test
    void moneyThatComesForACaseThatWasErasedIsStillGivenBack() {
        Person gone = new Person("Ocarinna", born(Applicants.adult(), "1977-09-30"));
        gone.applies();
        gone.comesToTheInterview("DPS-20260909-0900");
        office.timePassesTo("2026-09-09 09:10");
        gone.story.isApproved();
        office.timePassesTo("2026-12-01 09:00");
        assertThat(gone.story.status()).isEqualTo(Status.BILL_EXPIRED);
        night("2028-12-15");
        assertThat(gone.traces()).isEmpty();

        assertThat(gone.story.isReportedPaid("LATE-1", 950_000, PaymentSource.STATEMENT))
                .isEqualTo(PaymentOutcome.EXPIRED);
        office.runsDueJobs();
        completes(
                "dpsTreasurer",
                "resolve-payment-discrepancy",
                Map.of("decision", "refund", "reason", "Sudah kedaluwarsa"));

        assertThat(jdbc.sql("select state from payment_discrepancy where registration_number = ?")
                        .param(gone.number())
                        .query(String.class)
                        .list())
                .containsExactly("REFUND");
        assertThat(gone.traces()).isEmpty();
    }

    private List<ErasureRun> allRuns() {
        return runs.latest().stream().map(ErasureRunEntity::view).toList();
    }

    private Person collects(Person person) {
        person.applies();
        person.sendsCopies();
        person.comesToTheInterview("DPS-20260909-0900");
        office.timePassesTo("2026-09-09 09:10");
        person.story.isApproved();
        person.isPhotographed();
        office.timePassesTo("2026-09-10 10:00");
        person.story.pays("BANK-" + person.number());
        jdbc.sql("""
                insert into bank_payment (bank, payment_request_id, virtual_account_number, amount, answer, received_at)
                values ('bank', ?, ?, 950000, cast(? as json), ?)""")
                .params(
                        "BANK-" + person.number(),
                        person.story.bill().virtualAccountNumber().digits(),
                        """
                {"responseCode": "2002500", "virtualAccountData": {"virtualAccountName": "%s"}}""".formatted(person.answers.get("fullName")),
                        java.sql.Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("insert into bank_call (bank, service, received_at, request, code, answer)"
                        + " values ('bank', '25', ?, ?, '2002500', '{}')")
                .params(
                        java.sql.Timestamp.from(clock.instant()),
                        person.text("{\"customerNo\": \"" + person.number() + "\"}"))
                .update();
        person.story.completes(
                "dpsPrinting",
                "print-passport",
                Map.of("decision", "spoiled", "reason", person.text("Nama Qwertasi tercetak miring")));
        person.story.isPrinted();
        person.story.completes(
                "dpsCounter",
                "hand-over-passport",
                Map.of("misprint", true, "misprintReason", person.text("Nama Qwertasi tampak salah")));
        person.story.completes(
                "dpsSupervisor",
                "confirm-misprint",
                Map.of("decision", "decline", "reason", person.text("Nama Qwertasi sesuai akta")));
        person.isLookedAt();
        person.story.completes(
                "dpsCounter",
                "hand-over-passport",
                Map.of(
                        "collectedBy",
                        "family",
                        "relation",
                        "sibling",
                        "collectorName",
                        person.text("Xulaika Qwertasi"),
                        "collectorIdNumber",
                        person.text("5171014405750003"),
                        "familyCardSeen",
                        true));
        assertThat(person.story.status().ends()).isTrue();
        return person;
    }

    private Person isRefused(Person person) {
        office.isToldToPrevent((String) person.answers.get("fullName"));
        person.applies();
        person.sendsCopies();
        office.as(
                "dpsDataEntry",
                () -> copies.askAgain(
                        new RegistrationNumber(person.number()), "family-card", person.text("Nama Zyklonda kabur")));
        office.as(
                ACCOUNT,
                () -> corrections.request(
                        new RegistrationNumber(person.number()), person.text("Nama ibu Ximena Zyklonda salah tulis")));
        completes(
                "dpsSupervisor",
                "answer-data-correction",
                Map.of("decision", "corrected", "answer", person.text("Ibu Zyklonda sudah benar")));
        String note = person.text("Zyklonda datang bersama Ximena");
        office.as("dpsCounter", () -> notes.write(new RegistrationNumber(person.number()), note));
        revisions.note(
                new RegistrationNumber(person.number()),
                Map.of("occupation", person.text("Pelaut Zyklonda")),
                person.answers);
        person.comesToTheInterview("DPS-20260914-0900");
        office.timePassesTo("2026-09-14 09:10");
        person.story.isApproved();
        person.isPhotographed();
        person.isLookedAt();
        office.imports(WatchList.PREVENTION_ORDERS, ",,Yet Another,,Kejaksaan Agung,,2026-06-01,2026-11-30");
        person.story.completes(
                "dpsSupervisor",
                "adjudicate",
                Map.of("decision", "reject", "reason", person.text("Zyklonda dicegah Kejaksaan Agung")));
        assertThat(person.story.status().ends()).isTrue();
        return person;
    }

    private void completes(String account, String step, Map<String, Object> answers) {
        ProcessEngine engine = program.getBean(ProcessEngine.class);
        String task = engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(step)
                .singleResult()
                .getId();
        office.as(account, () -> engine.getFormService().submitTaskForm(task, answers));
        office.runsDueJobs();
    }

    private Person withdraws(Person person) {
        person.applies();
        person.sendsCopies();
        person.isPhotographed();
        person.isLookedAt();
        office.as(ACCOUNT, () -> cases.withdraw(new RegistrationNumber(person.number())));
        office.runsDueJobs();
        assertThat(person.story.status().ends()).isTrue();
        return person;
    }

    private static Map<String, Object> born(Map<String, Object> answers, String day) {
        return Applicants.born(answers, LocalDate.parse(day));
    }

    /** The night of a day, twice over. */
    private void night(String day) {
        office.timePassesTo(day + " 03:10");
        erasure.erase();
        erasure.erase();
    }

    private void mailIsSent() {
        ReflectionTestUtils.invokeMethod(program.getBean("mailOutbox"), "send");
    }

    private void isSealed() {
        ReflectionTestUtils.invokeMethod(program.getBean("sealing"), "seal");
    }

    private long rowsOf(String table, Person person) {
        return jdbc.sql("select count(*) from " + table + " where registration_number = ?")
                .param(person.number())
                .query(Long.class)
                .single();
    }

    /** Money and booklets as the books have them, and the register of passports without the people. */
    private List<String> books() {
        List<String> books = new ArrayList<>();
        for (String lines : List.of(
                "select concat_ws(' ', account, balance) from ledger_balance order by 1",
                "select concat_ws(' ', registration_number, amount, state, paid_at) from bill order by id",
                "select concat_ws(' ', bill, amount, reference) from payment order by reference",
                "select concat_ws(' ', office, product, received, blank, handed_over, spoiled, agrees) from booklet_report"
                        + " order by 1",
                "select concat_ws(' ', number, office, product, issued_on, expires_on, voided_at) from passport order by 1",
                "select concat_ws(' ', passport, collected_by, relation, handed_over_at, handed_over_by) from pickup",
                "select concat_ws(' ', booklet, from_state, to_state, moved_at, moved_by) from booklet_movement order by id")) {
            List<String> read = jdbc.sql(lines).query(String.class).list();
            assertThat(read).as(lines).isNotEmpty();
            books.addAll(read);
        }
        return books;
    }

    private static byte[] noise(int seed) {
        BufferedImage picture = new BufferedImage(600, 800, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int x = 0; x < 600; x += 10) {
            for (int y = 0; y < 800; y += 10) {
                picture.setRGB(x, y, random.nextInt(0x1000000));
            }
        }
        try {
            ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
            ImageIO.write(picture, "jpeg", jpeg);
            return jpeg.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
