package id.paspor.database;

import id.paspor.kernel.RegistrationNumber;
import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.appointment.Appointments;
import id.paspor.appointment.CheckIns;
import id.paspor.appointment.Waitlist;
import id.paspor.booklet.Disposals;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.correction.DataCorrections;
import id.paspor.casefile.draft.Drafts;
import id.paspor.casefile.access.AccessLog;
import id.paspor.casefile.Status;
import id.paspor.payment.PaymentSource;
import id.paspor.payment.PaymentOutcome;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Plays an office until it has cases in every state, and records its database for {@code MigrationStoryTest}. Run once
 * before a version is released: {@code mvn test -Pbenchmark -Dtest=DatabaseRecording}; the file is then kept under
 * {@code src/test/resources/databases}, named by the last migration.
 */
@ProcessTest
class DatabaseRecording {

    private static final long FEE = 950_000;

    @Autowired
    ImmigrationOffice office;

    @Autowired
    Appointments appointments;

    @Autowired
    CheckIns checkIns;

    @Autowired
    Waitlist waitlist;

    @Autowired
    CaseFiles cases;

    @Autowired
    Drafts drafts;

    @Autowired
    AccessLog accessLog;

    @Autowired
    DataCorrections corrections;

    @Autowired
    Disposals disposals;

    @Autowired
    DataSource database;

    @Test
    void casesInEveryState() throws IOException {
        past();
        present();
        Path file = Path.of("target", "recorded-database.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            RecordedDatabase.record(database, out);
        }
    }

    /** Six weeks that ended in each of the ends, and left money that fits no bill. */
    private void past() {
        CaseStory uncollected = applied().isReadyForPickup();
        CaseStory collected = ready().isCollected();
        CaseStory late = billed();
        CaseStory lapsedChoosing = applied();
        CaseStory lapsedCorrecting = booked().isReturned("Nama ibu tidak terbaca");
        CaseStory lapsedDocuments = atInterview().lacksDocuments("Akta kelahiran asli");
        CaseStory absent = booked().isAccepted();
        CaseStory rejected = atInterview()
                .completes("dpsInterviewer", "interview", Map.of("decision", "reject", "reason", "Bukan orangnya"));
        CaseStory withdrawn = booked().isWithdrawn();
        CaseStory referred = office.receivesApplication(lost());
        office.timePassesTo("2026-10-20 08:30");
        office.laysOutSlots();
        assertThat(late.isReportedPaid("LATE", FEE, PaymentSource.CALL)).isEqualTo(PaymentOutcome.EXPIRED);
        office.runsDueJobs();
        assertThat(uncollected.status()).isEqualTo(Status.PASSPORT_CANCELLED_UNCOLLECTED);
        assertThat(collected.status()).isEqualTo(Status.PASSPORT_HANDED_OVER);
        assertThat(late.status()).isEqualTo(Status.BILL_EXPIRED);
        assertThat(List.of(lapsedChoosing, lapsedCorrecting, lapsedDocuments))
                .extracting(CaseStory::status)
                .containsOnly(Status.APPLICATION_LAPSED);
        assertThat(List.of(rejected, withdrawn, referred, absent)).extracting(CaseStory::status).doesNotContainNull();
    }

    /** Who stands where on the morning of the recording. */
    private void present() {
        CaseStory corrected = applied();
        office.as(
                "applicant",
                () -> corrections.request(corrected.number(), "Tempat lahir seharusnya Gianyar"));
        CaseStory waiting = applied();
        office.as(
                "applicant",
                () -> waitlist.ask(cases.get(waiting.number()), LocalDate.of(2026, 11, 5)));
        applied().holds(slot(30));
        booked();
        booked().isReturned("Nama ibu tidak terbaca");
        booked().isAccepted();
        booked().isAccepted().movesInterviewTo(slot(31));
        String next = slot(0);
        CaseStory here = applied().chooses(next).isAccepted();
        atInterview().lacksDocuments("Akta kelahiran asli");
        billed();
        billed().pays("PAID");
        billed().pays("SPOILED")
                .completes("dpsPrinting", "print-passport", Map.of("decision", "spoiled", "reason", "Halaman tergores"));
        CaseStory twice = ready();
        assertThat(twice.isReportedPaid("TWICE", FEE, PaymentSource.CALL)).isEqualTo(PaymentOutcome.ALREADY_PAID);
        office.as("dpsPrinting", () -> disposals.proposeToVoid("DPS", "C1000001", "Basah kena hujan"));
        child().pays("CHILD");
        office.hasNoBooklets("electronic-5y");
        child().pays("NO-STOCK");
        CaseStory hit = atInterview();
        office.isToldToPrevent(hit.answers().get("fullName").toString());
        hit.isApproved();
        drafts.begin("applicant2", new HashMap<>(Map.of("office", "DPS", "fullName", "Made Draf")));
        office.as("dpsDataEntry", () -> accessLog.record(twice.number(), AccessLog.CASE_FILE));
        office.timePassesTo(LocalDate.parse(next.substring(4, 12), DateTimeFormatter.BASIC_ISO_DATE) + " 07:55");
        office.as("dpsCounter", () -> checkIns.checkIn("DPS", here.registrationNumber()));
        office.runsDueJobs();
    }

    private static Map<String, Object> lost() {
        Map<String, Object> answers = Applicants.replacement();
        answers.put("oldPassportCondition", "lost");
        return answers;
    }

    private CaseStory applied() {
        return office.receivesApplication(Applicants.adult());
    }

    private CaseStory booked() {
        return applied().chooses(slot(20));
    }

    private CaseStory atInterview() {
        return applied().chooses(slot(20)).isAccepted();
    }

    private CaseStory billed() {
        return atInterview().isApproved();
    }

    private CaseStory child() {
        return office.receivesApplication(Applicants.child())
                .chooses(slot(20))
                .isAccepted()
                .isApproved();
    }

    private CaseStory ready() {
        CaseStory story = billed();
        return story.pays("PAID-" + story.registrationNumber()).isPrinted();
    }

    /** The nth of the free slots to come. */
    private String slot(int number) {
        return appointments.slots("DPS", today(), today().plusDays(40)).stream()
                .filter(slot -> slot.isFree() && slot.id().value().matches("DPS-[0-9]{8}-[0-9]{4}"))
                .skip(number)
                .findFirst()
                .orElseThrow()
                .id()
                .value();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(office.now(), ImmigrationOffice.DENPASAR);
    }
}
