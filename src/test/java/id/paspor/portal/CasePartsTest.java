package id.paspor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.appointment.Appointments;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.access.AccessLog;
import id.paspor.casefile.note.CaseNotes;
import id.paspor.casefile.photo.Photos;
import id.paspor.casefile.revision.Revisions;
import id.paspor.document.DocumentCopies;
import id.paspor.document.Documents;
import id.paspor.issuance.Passports;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.reading.CaseReader;
import id.paspor.kernel.reading.CaseReading;
import id.paspor.notification.Messages;
import id.paspor.payment.Bills;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What pages read of a case by one statement is what each module reads of its own tables. */
@ProcessTest
class CasePartsTest {

    @Autowired
    private ImmigrationOffice office;

    @Autowired
    private CaseReader reader;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CaseFiles cases;

    @Autowired
    private Revisions revisions;

    @Autowired
    private CaseNotes notes;

    @Autowired
    private Photos photos;

    @Autowired
    private Documents documents;

    @Autowired
    private DocumentCopies copies;

    @Autowired
    private Appointments appointments;

    @Autowired
    private Bills bills;

    @Autowired
    private Messages messages;

    @Autowired
    private Passports passports;

    @Autowired
    private AccessLog accessLog;

    /** A case of somebody who applied before, with something of everything. */
    private CaseStory eventful() {
        Map<String, Object> answers = Applicants.adult();
        office.receivesApplication(answers).isWithdrawn();
        CaseStory story = office.receivesApplication(answers)
                .chooses("DPS-20260909-0900")
                .isReturned("Alamat tidak lengkap")
                .corrects(Map.of("address", "Jalan Melati 5 / \"blok\" B"));
        office.as("dpsCounter", () -> {
            notes.write(story.number(), "Menelepon: <datang> & \"besok\"\n");
            notes.write(story.number(), "Datang");
            accessLog.record(story.number(), AccessLog.CASE_FILE);
        });
        return story;
    }

    private CaseReading read(RegistrationNumber number) {
        return reader.read(
                number,
                List.of(
                        CaseFiles.HISTORY,
                        CaseFiles.OTHERS,
                        Revisions.REVISIONS,
                        CaseNotes.NOTES,
                        Photos.TAKEN,
                        Documents.NEEDED,
                        DocumentCopies.COPIES,
                        DocumentCopies.EVENTS,
                        Appointments.BOOKINGS,
                        Bills.NEWEST,
                        Messages.TOLD,
                        Passports.OF_CASE,
                        Passports.BOOKLET,
                        AccessLog.LOOKS));
    }

    private void isWhatModulesRead(CaseStory story) {
        RegistrationNumber number = story.number();
        CaseReading read = read(number);
        assertThat(read.all(CaseFiles.HISTORY)).isNotEmpty().isEqualTo(cases.history(number));
        assertThat(read.all(CaseFiles.OTHERS))
                .isNotEmpty()
                .isEqualTo(cases.othersOfSamePerson(cases.get(number)).stream()
                        .map(other -> new CaseFiles.Other(other.registrationNumber(), other.status()))
                        .toList());
        assertThat(read.all(Revisions.REVISIONS)).isNotEmpty().isEqualTo(revisions.of(number));
        assertThat(read.all(CaseNotes.NOTES)).hasSize(2).isEqualTo(notes.of(number));
        assertThat(read.first(Photos.TAKEN)).isEqualTo(photos.taken(number));
        assertThat(read.all(Documents.NEEDED)).isNotEmpty().isEqualTo(documents.required(number));
        assertThat(DocumentCopies.among(read, story.status())).isEqualTo(copies.of(number));
        assertThat(read.all(DocumentCopies.EVENTS)).isEqualTo(copies.history(number));
        assertThat(Appointments.among(read)).isPresent().isEqualTo(appointments.of(number));
        assertThat(appointments.options(cases.get(number), read)).isEqualTo(appointments.options(cases.get(number)));
        assertThat(read.first(Bills.NEWEST)).isEqualTo(bills.latest(number));
        assertThat(read.all(Messages.TOLD)).isNotEmpty().isEqualTo(messages.of(number));
        assertThat(read.first(Passports.OF_CASE)).isEqualTo(passports.of(number));
        assertThat(Passports.isInHand(read)).isEqualTo(passports.inHand(number).isPresent());
        assertThat(read.all(AccessLog.LOOKS)).isNotEmpty().isEqualTo(accessLog.of(number));
    }

    @Test
    void beforeTheInterview() {
        isWhatModulesRead(eventful());
    }

    @Test
    void whenThePassportIsMadeOut() {
        CaseStory story = eventful().isAccepted();
        office.timePassesTo("2026-09-09 09:10");
        story.isApproved().pays("BANK-1");
        isWhatModulesRead(story);
        assertThat(Passports.isInHand(read(story.number()))).isTrue();
        story.isPrinted();
        jdbc.sql(
                        "update message set failed_channel = 'WHATSAPP', channel_failed_at = now(), channel_failure = 'NOT_DELIVERED'"
                                + " where registration_number = ?")
                .param(story.registrationNumber())
                .update();

        isWhatModulesRead(story);

        assertThat(read(story.number()).first(Photos.TAKEN)).isPresent();
        assertThat(read(story.number()).first(Passports.OF_CASE)).isPresent();
    }
}
