package id.paspor.notification;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.appointment.Appointments;
import id.paspor.appointment.Hold;
import id.paspor.appointment.OfficeAppointments;
import id.paspor.appointment.Waitlist;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.casefile.correction.DataCorrection;
import id.paspor.casefile.correction.DataCorrections;
import id.paspor.casefile.revision.Rectifications;
import id.paspor.document.DocumentCopies;
import id.paspor.issuance.Passports;
import id.paspor.kernel.Language;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.payment.Bill;
import id.paspor.payment.Bills;
import id.paspor.quota.SlotId;
import id.paspor.supervision.late.LateCases;
import id.paspor.support.Applicants;
import id.paspor.support.Browser;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * Whole cases on every path on which applicants are told something: one message for each event, in the order of the events, and
 * whatever a message names (a day, a time, an amount, a number) and whoever it says has to act is what the case has then.
 */
@ProcessTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatApplicantsAreToldTest {

    private static final String WEDNESDAY = "DPS-20260916-0900";
    private static final String FRIDAY = "DPS-20260918-0900";
    private static final String MONDAY = "DPS-20260921-0900";

    /** What can be wrong in a message: days and times, amounts, numbers in groups. */
    private static final List<Pattern> NAMED = List.of(
            Pattern.compile("\\p{L}+, \\d{1,2} \\p{Lu}\\p{L}+ \\d{4} \\d\\d\\.\\d\\d \\p{Lu}+"),
            Pattern.compile("\\d{1,2} \\p{Lu}\\p{L}+ \\d{4}"),
            Pattern.compile("Rp[\\d.,]*\\d"),
            Pattern.compile("\\d{4}( \\d{2,4})+"),
            Pattern.compile("(?<=(?:code|pengambilan): )\\S+(?=\\.)"));

    private static final List<String> NOTHING_TO_DO =
            List.of("need not do anything", "cannot be collected", "tidak perlu melakukan", "belum dapat diambil");

    private static final List<String> TO_DO =
            List.of("at the latest", "Choose", "Transfer", "Collect ", "paling lambat");

    @Autowired
    ImmigrationOffice office;

    @Autowired
    ApplicationContext program;

    @Autowired
    MessageRepository stored;

    @Autowired
    MailWriter writer;

    @Autowired
    StepReminders stepReminders;

    @Autowired
    CaseFiles cases;

    @Autowired
    Appointments appointments;

    @Autowired
    OfficeAppointments officeAppointments;

    @Autowired
    Waitlist waitlist;

    @Autowired
    Bills bills;

    @Autowired
    Passports passports;

    @Autowired
    DocumentCopies copies;

    @Autowired
    DataCorrections corrections;

    @Autowired
    Rectifications rectifications;

    @Autowired
    LateCases late;

    @Autowired
    Texts texts;

    /** The kinds of messages that were sent in all tests. */
    private final Set<String> sent = new TreeSet<>();

    /** What was told of each case when it was looked at last. */
    private final Map<RegistrationNumber, Integer> seen = new HashMap<>();

    @Test
    void fromTheApplicationToTheHandOver() {
        CaseStory story = told(applies(), "registered");
        told(story.chooses(WEDNESDAY), "slot-booked");
        told(story.isAccepted());
        toldAt(story, "2026-09-09 08:00", "interview-in-a-week");
        said(story, "You may move it once");
        toldAt(story, "2026-09-15 08:00", "interview-tomorrow");
        office.timePassesTo("2026-09-16 09:10");
        told(story.isApproved(), "billed");
        office.timePassesTo("2026-09-22 10:00");
        told(story, "payment-reminder");
        told(story.pays("BANK-1"), "paid");
        said(story, "5 to 7 working days");
        told(story.isPrinted(), "ready-for-pickup");
        office.timePassesTo("2026-09-29 09:00");
        told(story, "pickup-reminder");
        story.completes("dpsCounter", "hand-over-passport", misprint());
        told(story, "misprint-reported");
        office.timePassesTo("2026-10-06 12:00");
        told(story);
        story.completes("dpsSupervisor", "confirm-misprint", because("decline", "Sesuai akta kelahiran"));
        told(story, "misprint-declined");
        office.timePassesTo("2026-10-17 12:00");
        told(story, "pickup-reminder");
        told(story.isCollected(), "passport-handed-over");
        nothingFollows(story);
    }

    @Test
    void aTimeThatIsMovedGivenAndTakenAway() {
        CaseStory story = told(applies(), "registered");
        told(story.chooses("DPS-20260911-0900"), "slot-booked");
        told(story.isAccepted());
        gives(story, WEDNESDAY);
        told(story, "interview-rescheduled");
        said(story, "You may move it once");
        told(story.movesInterviewTo(FRIDAY), "interview-rescheduled");
        said(story, "cannot be moved again");
        toldAt(story, "2026-09-11 08:00", "interview-in-a-week");
        said(story, "cannot be moved again");
        displaces(story, FRIDAY);
        told(story, "interview-time-withdrawn");
        told(story.chooses(MONDAY), "slot-booked");
        toldAt(story, "2026-09-17 08:00");
        toldAt(story, "2026-09-20 08:00", "interview-tomorrow");
        office.timePassesTo("2026-09-22 08:00");
        told(story, "interview-missed");
        told(story.chooses("DPS-20260928-0900"), "slot-booked");
        office.timePassesTo("2026-09-29 08:00");
        told(story, "application-lapsed");
        nothingFollows(story);
    }

    @Test
    void aTimeThatIsTakenAwayBeforeTheDataAreCheckedAndWhoChoseAnotherMeanwhile() {
        CaseStory waits = told(applies(), "registered");
        told(waits.chooses(WEDNESDAY), "slot-booked");
        displaces(waits, WEDNESDAY);
        told(waits, "interview-time-withdrawn");
        CaseStory quick = told(applies(), "registered");
        told(quick.chooses(WEDNESDAY), "slot-booked");
        told(quick.isAccepted().holds(FRIDAY));
        officeAppointments.displace(new SlotId(WEDNESDAY), List.of(quick.number()), "Listrik kantor padam");
        told(quick.confirms(), "interview-rescheduled");
        assertThat(quick.status()).as("it has a time").isEqualTo(Status.INTERVIEW_RESCHEDULED);
    }

    @Test
    void aTimeOnTheSameDayIsMovedNoMore() {
        CaseStory story = told(applies(), "registered");
        told(story.chooses(WEDNESDAY).isAccepted(), "slot-booked");
        office.timePassesTo("2026-09-15 10:00");
        gives(story, "DPS-20260915-1400");
        told(story, "interview-rescheduled");
        said(story, "cannot be moved again");
        assertThat(appointments.options(cases.get(story.number())).mayChoose()).isFalse();
    }

    @Test
    void whatIsCorrectedAndBrought() {
        CaseStory story = told(applies(), "registered");
        told(story.chooses(WEDNESDAY), "slot-booked");
        office.timePassesTo("2026-09-08 10:00");
        told(story.isReturned("Nama ibu kurang lengkap"), "correction-requested");
        toldAt(story, "2026-09-09 08:00", "interview-in-a-week");
        said(story, "Before that, correct");
        told(story.movesInterviewTo(FRIDAY), "interview-rescheduled");
        said(story, "Before that, correct");
        toldAt(story, "2026-09-13 08:00", "correction-requested-reminder");
        told(story.corrects(Map.of("motherName", "Siti Aminah")));
        told(story.isReturned("Nama ayah kurang lengkap"), "correction-requested");
        toldAt(story, "2026-09-17 08:00", "interview-awaits-correction");
        told(story.corrects(Map.of("motherName", "Siti Aminah Dewi")).isAccepted());
        office.timePassesTo("2026-09-18 09:10");
        told(story.lacksDocuments("Akta kelahiran asli"), "documents-missing");
        toldAt(story, "2026-10-17 08:00", "documents-missing-reminder");
        story.completes("dpsCounter", "complete-documents", Map.of("originalsSeen", "[\"birth-or-identity-record\"]"));
        told(story);
        told(story.isApproved(), "billed");
        office.timePassesTo("2026-10-28 10:00");
        told(story, "payment-reminder", "bill-expired");
        said(story, "Once, you may ask for a new bill");
        office.as("applicant", () -> bills.renew(story.number()));
        office.runsDueJobs();
        told(story, "billed");
        office.timePassesTo("2026-11-12 10:00");
        told(story, "payment-reminder", "bill-expired");
        said(story, "cannot be asked for again");
        assertThat(bills.mayRenew(story.number())).isFalse();
        nothingFollows(story);
    }

    @Test
    void whatIsLateOrWrongAboutAPassportThatNobodyCollects() {
        CaseStory story = applies().isPaid();
        told(story, "registered", "slot-booked", "billed", "paid");
        office.timePassesTo("2026-09-21 15:01");
        Instant since = office.as("dpsSupervisor", () -> late.of("DPS")).get(0).lateAt();
        office.as(
                "dpsSupervisor",
                () -> late.decide(
                        "DPS", story.number(), since, "booklets-out", "Dikirim besok", LocalDate.of(2026, 9, 24)));
        told(story, List.of("24 September 2026"), "promise-extended");
        told(story.isPrinted(), "ready-for-pickup");
        told(story.completes("dpsCounter", "hand-over-passport", misprint()), "misprint-reported");
        told(story.completes("dpsSupervisor", "confirm-misprint", Map.of("decision", "confirm")), "misprint-confirmed");
        told(story.isPrinted(), "ready-for-pickup");
        office.timePassesTo("2026-11-30 10:00");
        told(story, "pickup-reminder", "pickup-reminder", "pickup-reminder", "passport-cancelled-uncollected");
        nothingFollows(story);
    }

    @Test
    void whatTheOfficeAsksAndAnswersBesides() {
        CaseStory story = told(applies(), "registered");
        told(story.chooses(WEDNESDAY), "slot-booked");
        office.as(
                "dpsDataEntry",
                () -> copies.askAgain(story.number(), story.requiredDocuments().get(0), "Tidak terbaca, foto lagi"));
        told(story, "document-asked-again");
        told(story.isAccepted());
        office.as("applicant", () -> corrections.request(story.number(), "Nama ibu saya salah tulis"));
        answers(story, "corrected");
        told(story, "data-corrected");
        office.as("applicant", () -> corrections.request(story.number(), "Nama ayah saya salah tulis"));
        answers(story, "declined");
        told(story, "correction-declined");
        office.as(
                "dpsSupervisor",
                () -> rectifications.rectify(story.number(), "motherName", "Siti Aminah Dewi", "Salah ketik di loket"));
        told(story, "data-rectified");
        CaseStory waiting = told(applies(), "registered");
        waitlist.ask(cases.get(waiting.number()), LocalDate.of(2026, 9, 20));
        told(story.isWithdrawn(), "application-withdrawn");
        told(waiting, "place-offered");
        nothingFollows(story);
    }

    @Test
    void whoChoseANationalityAndWhoIsRejectedOrReferred() {
        CaseStory story = office.receivesApplication(Applicants.born(Applicants.adult(), LocalDate.of(2005, 9, 10)))
                .chooses("DPS-20260909-0900");
        told(story, "registered", "slot-booked");
        story.completes("dpsDataEntry", "data-entry", Map.of("decision", "accept", "twoNationalities", true));
        told(story, "document-needed");
        office.timePassesTo("2026-09-09 09:10");
        told(story.isApproved(), "billed");
        office.timePassesTo("2026-09-10 10:00");
        told(story.pays("BANK-2"), "paid", "nationality-open");
        story.completes("dpsSupervisor", "settle-nationality", because("settle", "Memilih WNI, surat 7/2026"));
        told(story, "nationality-settled");
        told(story.isPrinted(), "ready-for-pickup");
        CaseStory rejected = applies().chooses(WEDNESDAY);
        told(rejected, "registered", "slot-booked");
        told(
                rejected.completes("dpsDataEntry", "data-entry", because("reject", "Data tidak benar sama sekali")),
                "application-rejected");
        Map<String, Object> lost = Applicants.replacement();
        lost.put("oldPassportCondition", "lost");
        CaseStory referred = told(office.receivesApplication(lost), "referred-to-office");
        CaseStory checkedLate = applies().chooses("DPS-20260914-0900");
        told(checkedLate, "registered", "slot-booked");
        office.timePassesTo("2026-09-15 09:00");
        told(checkedLate.isAccepted());
        office.timePassesTo("2026-09-16 09:00");
        told(checkedLate, "slot-released");
        nothingFollows(rejected);
        nothingFollows(referred);
    }

    /** Every kind of message of a case was sent in one of these stories. */
    @AfterAll
    void nothingIsLeftOut() throws Exception {
        assertThat(sent).containsExactlyElementsOf(MailWriterTest.kinds(true));
    }

    private CaseStory applies() {
        return office.receivesApplication(Applicants.adult());
    }

    private static Map<String, Object> misprint() {
        return Map.of("misprint", true, "misprintReason", "Tanggal lahir salah cetak");
    }

    private static Map<String, Object> because(String decision, String reason) {
        return Map.of("decision", decision, "reason", reason);
    }

    private void gives(CaseStory story, String slot) {
        office.as("dpsCounter", () -> officeAppointments.assign(story.number(), new SlotId(slot), "Sakit, ada surat"));
        office.runsDueJobs();
    }

    private void displaces(CaseStory story, String slot) {
        officeAppointments.displace(new SlotId(slot), List.of(story.number()), "Listrik kantor padam");
        office.runsDueJobs();
    }

    private void answers(CaseStory story, String decision) {
        long open = corrections.of(story.number()).stream()
                .filter(DataCorrection::open)
                .findFirst()
                .orElseThrow()
                .id();
        office.as("dpsSupervisor", () -> {
            corrections.answer(
                    open, DataCorrection.Decision.valueOf(decision.toUpperCase(Locale.ROOT)), "Sesuai akta kelahiran");
            corrections.tell(open);
        });
    }

    private void toldAt(CaseStory story, String moment, String... kinds) {
        office.timePassesTo(moment);
        reminds();
        reminds();
        told(story, kinds);
    }

    private void reminds() {
        ReflectionTestUtils.invokeMethod(program.getBean("interviewReminders"), "remind");
        stepReminders.remind();
    }

    private void nothingFollows(CaseStory story) {
        toldAt(story, "2027-03-01 12:00");
    }

    private void said(CaseStory story, String words) {
        assertThat(story.lastMessage().textEnglish()).contains(words);
    }

    private CaseStory told(CaseStory story, String... kinds) {
        return told(story, List.of(), kinds);
    }

    /** These messages have come since the last look, and no others; of the newest all is true. */
    private CaseStory told(CaseStory story, List<String> besides, String... kinds) {
        List<MessageEntity> all = new ArrayList<>(stored.findByRegistrationNumberOrderByIdDesc(story.number()));
        Collections.reverse(all);
        List<MessageEntity> news = all.subList(seen.getOrDefault(story.number(), 0), all.size());
        assertThat(news).extracting(MessageEntity::kind).containsExactly(kinds);
        seen.put(story.number(), all.size());
        sent.addAll(List.of(kinds));
        if (!news.isEmpty()) {
            isTrue(news.get(news.size() - 1), cases.get(story.number()), story, besides);
        }
        return story;
    }

    private void isTrue(MessageEntity message, CaseFile file, CaseStory story, List<String> besides) {
        String kind = message.kind();
        boolean asks = file.status().awaitsApplicant();
        if (message.dueAt() != null || kind.endsWith("reminder")) {
            assertThat(asks)
                    .as("%s asks, but the office acts: %s", kind, file.status())
                    .isTrue();
        }
        for (Language language : Language.values()) {
            ReflectionTestUtils.setField(message, "language", language);
            Browser.pictureOfMail(writer.write(message).html(), "mail-" + kind + "-" + language.code());
            String text = message.view().text(language.code());
            Set<String> facts = facts(language.locale(), file, story);
            facts.addAll(besides);
            for (Pattern named : NAMED) {
                Matcher found = named.matcher(text);
                while (found.find()) {
                    assertThat(facts)
                            .as("%s names %s: %s", kind, found.group(), text)
                            .anyMatch(fact -> fact.contains(found.group()));
                }
            }
            if (asks) {
                assertThat(text).as(kind).doesNotContain(NOTHING_TO_DO);
            }
            if (file.status().ends()) {
                assertThat(text).as(kind).doesNotContain(TO_DO);
            }
        }
    }

    /** What the case has now, as a language writes it. */
    private Set<String> facts(Locale language, CaseFile file, CaseStory story) {
        List<Object> facts = new ArrayList<>(List.of(file.groupedNumber()));
        appointments.of(story.number()).ifPresent(has -> facts.add(there(has.start())));
        Task task = story.openTask();
        if (task != null && task.getDueDate() != null) {
            facts.add(there(task.getDueDate().toInstant()));
            facts.add(LocalDate.ofInstant(task.getDueDate().toInstant(), ImmigrationOffice.DENPASAR));
        }
        Hold hold = appointments.options(file).hold();
        if (hold != null) {
            facts.add(there(hold.start()));
            facts.add(there(hold.until()));
        }
        bills.latest(story.number()).ifPresent(bill -> {
            facts.add(new Texts.Money(bill.amount()));
            if (bill.state() == Bill.State.OPEN) {
                facts.add(bill.groupedNumber());
                facts.add(there(bill.dueAt()));
            }
        });
        if (file.status().awaitsApplicant()) {
            passports
                    .of(story.number())
                    .filter(passport -> passport.readyAt() != null)
                    .ifPresent(passport -> {
                        facts.add(there(passport.collectBy()));
                        facts.add(passport.pickupCode());
                    });
        }
        return facts.stream().map(fact -> texts.format(language, fact)).collect(Collectors.toSet());
    }

    private static Object there(Instant moment) {
        return Texts.at(moment, ImmigrationOffice.DENPASAR);
    }
}
