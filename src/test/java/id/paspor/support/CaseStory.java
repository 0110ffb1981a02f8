package id.paspor.support;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.casefile.Status;
import id.paspor.casefile.StatusChange;
import id.paspor.issuance.Passport;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.kernel.reading.CasePart;
import id.paspor.notification.Message;
import id.paspor.payment.BankPayment;
import id.paspor.payment.Bill;
import id.paspor.payment.PaymentOutcome;
import id.paspor.payment.PaymentSource;
import id.paspor.quota.SlotId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** One application in a process test: what is done to it, step by step, and what has become of it. */
public final class CaseStory {

    private final ImmigrationOffice office;
    private final ProcessInstance instance;
    private final Map<String, Object> answers;

    CaseStory(ImmigrationOffice office, ProcessInstance instance, Map<String, Object> answers) {
        this.office = office;
        this.instance = instance;
        this.answers = answers;
    }

    /** The process of the case. */
    public ProcessInstance process() {
        return instance;
    }

    /** The number of the case. */
    public RegistrationNumber number() {
        return new RegistrationNumber(registrationNumber());
    }

    /** The number of the case as addresses, tables and the engine have it. */
    public String registrationNumber() {
        return instance.getBusinessKey();
    }

    /** What was answered in the start form. */
    public Map<String, Object> answers() {
        return new HashMap<>(answers);
    }

    /** The one task that is open. */
    public Task openTask() {
        return office.engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
    }

    /** Somebody completes the open task, which must be this one, and what follows by itself happens. */
    public CaseStory completes(String account, String task, Map<String, Object> given) {
        Task open = openTask();
        assertThat(open).describedAs("an open task, which should be " + task).isNotNull();
        assertThat(open.getTaskDefinitionKey()).isEqualTo(task);
        office.as(account, () -> office.engine.getFormService().submitTaskForm(open.getId(), given));
        office.runsDueJobs();
        return this;
    }

    /** The applicant chooses an interview slot. */
    public CaseStory chooses(String slot) {
        return completes("applicant", "choose-interview-slot", Map.of("slot", slot));
    }

    /** Data entry accepts what was declared. */
    public CaseStory isAccepted() {
        return completes("dpsDataEntry", "data-entry", Map.of("decision", "accept"));
    }

    /** Data entry asks for a correction. */
    public CaseStory isReturned(String reason) {
        return completes("dpsDataEntry", "data-entry", Map.of("decision", "return", "reason", reason));
    }

    /** The applicant corrects the application: everything as before but for these answers. */
    public CaseStory corrects(Map<String, Object> changes) {
        Map<String, Object> corrected = answers();
        corrected.keySet().removeAll(List.of("office", "kind", "declaration"));
        corrected.putAll(changes);
        return completes("applicant", "correct-application", corrected);
    }

    /** The interviewer takes a photo. */
    public CaseStory isPhotographed() {
        office.as("dpsInterviewer", () -> office.photos.put(number(), photo()));
        return this;
    }

    /** The interviewer takes a photo and approves: all originals are seen, and somebody who is not here is an exception. */
    public CaseStory isApproved() {
        return isApprovedBy("dpsInterviewer");
    }

    /** As {@link #isApproved()}, by this interviewer. */
    public CaseStory isApprovedBy(String interviewer) {
        isPhotographed();
        Map<String, Object> answers = new HashMap<>();
        answers.put("decision", "approve");
        answers.put("originalsSeen", requiredDocuments().stream().collect(Collectors.joining("\",\"", "[\"", "\"]")));
        if (!office.appointments.isPresent(number())) {
            answers.put("exceptionReason", Walk.EXCEPTION);
        }
        return completes(interviewer, "interview", answers);
    }

    /** The interviewer misses documents. */
    public CaseStory lacksDocuments(String reason) {
        return completes("dpsInterviewer", "interview", Map.of("decision", "documents-missing", "reason", reason));
    }

    /** The applicant pays the bill in full. */
    public CaseStory pays(String reference) {
        assertThat(isReportedPaid(reference, bill().amount(), PaymentSource.CALL))
                .isEqualTo(PaymentOutcome.RECEIVED);
        office.runsDueJobs();
        return this;
    }

    /** A bank reports a payment to the case's virtual account, or it is on the bank's statement. */
    public PaymentOutcome isReportedPaid(String reference, long amount, PaymentSource evidence) {
        return office.payments.take(
                new BankPayment("bank", reference, bill().virtualAccountNumber(), amount, office.now()), evidence);
    }

    /** What a page would show of a part of the case. */
    public <T> List<T> reads(CasePart<T> part) {
        return office.reader.read(number(), List.of(part)).all(part);
    }

    /** The passport is printed, and good. */
    public CaseStory isPrinted() {
        return completes("dpsPrinting", "print-passport", Map.of("decision", "good"));
    }

    /** The applicant collects the passport. */
    public CaseStory isCollected() {
        return completes("dpsCounter", "hand-over-passport", Map.of("collectedBy", "self"));
    }

    /** The applicant withdraws. */
    public CaseStory isWithdrawn() {
        office.as("applicant", () -> office.cases.withdraw(number()));
        office.runsDueJobs();
        return this;
    }

    /** The applicant has a place kept, on the portal. */
    public CaseStory holds(String slot) {
        office.as("applicant", () -> office.appointments.hold(office.cases.get(number()), new SlotId(slot)));
        return this;
    }

    /** The applicant confirms the place that is kept, on the portal. */
    public CaseStory confirms() {
        office.as("applicant", () -> office.appointments.book(number()));
        office.runsDueJobs();
        return this;
    }

    /** The applicant moves the interview. */
    public CaseStory movesInterviewTo(String slot) {
        return holds(slot).confirms();
    }

    /** The case up to the interview, which is booked for Wednesday at nine. */
    public CaseStory comesToTheInterview() {
        chooses("DPS-20260909-0900").isAccepted();
        office.timePassesTo("2026-09-09 09:10");
        return this;
    }

    /** The case up to the open bill, issued on Wednesday at 09:10. */
    public CaseStory isBilled() {
        return comesToTheInterview().isApproved();
    }

    /** The case up to the payment, on Thursday at 10:00. */
    public CaseStory isPaid() {
        isBilled();
        office.timePassesTo("2026-09-10 10:00");
        return pays("BANK-" + registrationNumber());
    }

    /** The case up to the passport that waits at the counter, from Friday at 10:00. */
    public CaseStory isReadyForPickup() {
        isPaid();
        office.timePassesTo("2026-09-11 10:00");
        return isPrinted();
    }

    /** The case is worked from where it stands, on this day, until its passport is collected. */
    public CaseStory goesOnToItsPassport() {
        office.runsDueJobs();
        for (Task task = openTask(); task != null || isUnpaid(); task = openTask()) {
            if (task == null) {
                pays("BANK-" + registrationNumber());
            } else {
                goesOn(task.getTaskDefinitionKey());
            }
        }
        return this;
    }

    private void goesOn(String task) {
        switch (task) {
            case "choose-interview-slot" -> chooses(office.nextFreeSlot());
            case "data-entry" -> isAccepted();
            case "correct-application" -> corrects(Map.of("motherName", "Siti Aminah"));
            case "interview" -> {
                arrives();
                isApproved();
            }
            case "complete-documents" ->
                completes("dpsCounter", task, Map.of("originalsSeen", "[\"birth-or-identity-record\"]"));
            case "adjudicate" -> completes("dpsSupervisor", task, Map.of("decision", "clear"));
            case "print-passport" -> isPrinted();
            case "hand-over-passport" -> isCollected();
            default -> throw new AssertionError("nobody does " + task);
        }
    }

    /** The form of an earlier version knows no exception, so whoever has not come yet does, on the day. */
    private void arrives() {
        if (!office.appointments.isPresent(number())) {
            office.checksIn(registrationNumber());
        }
    }

    private boolean isUnpaid() {
        return office.bills
                .latest(number())
                .filter(bill -> bill.state() == Bill.State.OPEN)
                .isPresent();
    }

    /** Where the case stands. */
    public Status status() {
        return office.cases.get(number()).status();
    }

    /** What happened, as in {@code 2026-09-09 09:10 application-rejected by dpsInterviewer: the reason}. */
    public List<String> history() {
        return office.cases.history(number()).stream().map(CaseStory::line).toList();
    }

    private static String line(StatusChange change) {
        String reason = Optional.ofNullable(change.reason())
                .map(given -> Stream.of(given.code(), given.words())
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .collect(Collectors.joining(" ", ": ", "")))
                .orElse("");
        return ImmigrationOffice.wallClock(change.happenedAt()) + " "
                + change.status().code() + " by " + change.actor() + reason;
    }

    /** The messages to the applicant, oldest first. */
    public List<Message> messages() {
        List<Message> messages = new ArrayList<>(office.messages.of(number()));
        Collections.reverse(messages);
        return messages;
    }

    /** The message that was sent last. */
    public Message lastMessage() {
        return office.messages.of(number()).get(0);
    }

    /** How often the applicant was told something, by the key of its text. */
    public long timesTold(String kind) {
        String subject = office.texts.in(Texts.ENGLISH, "message." + kind + ".subject", number().grouped());
        return messages().stream()
                .filter(message -> message.subjectEnglish().equals(subject))
                .count();
    }

    /** The newest bill. */
    public Bill bill() {
        return office.bills.latest(number()).orElseThrow();
    }

    /** The bill's lines in the ledger, as in {@code RECEIVABLE from STATE_REVENUE 950000}. */
    public List<String> ledger() {
        return office.jdbc
                .sql("""
                select debit || ' from ' || credit || ' ' || e.amount from ledger_entry e join bill b on b.id = e.bill
                where b.registration_number = ? order by e.id""")
                .param(registrationNumber())
                .query(String.class)
                .list();
    }

    /** The codes of the documents that the case needs. */
    public List<String> requiredDocuments() {
        return office.jdbc
                .sql("select code from required_document where registration_number = ? and needed order by id")
                .param(registrationNumber())
                .query(String.class)
                .list();
    }

    /** The bookings of the case, oldest first, as in {@code DPS-20260909-0900 ATTENDED}. */
    public List<String> bookings() {
        return office.jdbc
                .sql("select slot || ' ' || state from booking where registration_number = ? order by id")
                .param(registrationNumber())
                .query(String.class)
                .list();
    }

    /** The passport in the booklet that the case holds. */
    public Passport passport() {
        return office.passports.of(number()).orElseThrow();
    }

    private static byte[] photo() {
        try {
            ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
            return jpeg.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
