package id.paspor.support;

import id.paspor.appointment.Appointments;
import id.paspor.appointment.CheckIns;
import id.paspor.booklet.Booklets;
import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.photo.Photos;
import id.paspor.issuance.Passports;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.Texts;
import id.paspor.kernel.preparation.Preparation;
import id.paspor.kernel.reading.CaseReader;
import id.paspor.notification.Messages;
import id.paspor.office.Product;
import id.paspor.payment.Bills;
import id.paspor.payment.Payments;
import id.paspor.payment.telling.PaymentTelling;
import id.paspor.quota.Slot;
import id.paspor.screening.WatchList;
import id.paspor.screening.WatchLists;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The immigration office of Denpasar in a process test: its people act under their own accounts, through the same doors
 * as in real life; jobs run when time passes; time passes when the test says so. Times are written as on the wall in
 * Denpasar, {@code 2026-09-09 09:00}.
 */
public class ImmigrationOffice {

    /** The office's wall clock. */
    public static final ZoneId DENPASAR = ZoneId.of("Asia/Makassar");

    static final DateTimeFormatter WALL_CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final String CODE = "DPS";
    private static final String APPLICATION = "passport-application";
    private static final String DELIVERY = "booklet-delivery";

    final ProcessEngine engine;
    final JdbcClient jdbc;
    final CaseFiles cases;
    final Photos photos;
    final Appointments appointments;
    final CheckIns checkIns;
    final Bills bills;
    final Payments payments;
    final Booklets booklets;
    final Passports passports;
    final WatchLists watchLists;
    final Messages messages;
    final Texts texts;
    final CaseReader reader;
    private final PaymentTelling telling;
    private final TestClock clock;
    private final AuthenticationProvider accounts;
    private final Preparation slotCalendar;
    private final Morning morning;

    private final Memories memories;

    public ImmigrationOffice(ApplicationContext program, TestClock clock) {
        this.clock = clock;
        this.engine = program.getBean(ProcessEngine.class);
        this.jdbc = program.getBean(JdbcClient.class);
        this.cases = program.getBean(CaseFiles.class);
        this.photos = program.getBean(Photos.class);
        this.appointments = program.getBean(Appointments.class);
        this.checkIns = program.getBean(CheckIns.class);
        this.bills = program.getBean(Bills.class);
        this.payments = program.getBean(Payments.class);
        this.telling = program.getBean(PaymentTelling.class);
        this.booklets = program.getBean(Booklets.class);
        this.passports = program.getBean(Passports.class);
        this.watchLists = program.getBean(WatchLists.class);
        this.messages = program.getBean(Messages.class);
        this.texts = program.getBean(Texts.class);
        this.reader = program.getBean(CaseReader.class);
        this.accounts = program.getBean("engineAccounts", AuthenticationProvider.class);
        this.slotCalendar = program.getBean("slotCalendar", Preparation.class);
        this.morning = new Morning(jdbc);
        this.memories = new Memories(program);
    }

    /** The morning of every test: no cases, every interview place free, ten blank booklets of each product. */
    void opensForTheFirstTime() {
        forgetsAllCases();
        morning.comesAgain(this::laysOutSlots);
        receivesBooklets();
    }

    /** It is the morning of every test, and all that was is gone but the calendar. */
    public void forgetsAllCases() {
        clock.setTo(ProcessTest.START);
        morning.withoutCases();
        remembersNothing();
    }

    /** The program asks its database for what it would remember. */
    public void remembersNothing() {
        memories.areForgotten();
    }

    /** Ten blank booklets of each product. */
    public void receivesBooklets() {
        receives(Product.ORDINARY_5Y, "C1000001", "C1000010");
        receives(Product.ORDINARY_10Y, "D1000001", "D1000010");
        receives(Product.ELECTRONIC_5Y, "E1000001", "E1000010");
        receives(Product.ELECTRONIC_10Y, "X1000001", "X1000010");
    }

    private void receives(Product product, String first, String last) {
        booklets.receive(CODE, product, first, last);
    }

    /** The engine's tables whose name is like this. */
    public List<String> engineTables(String like) {
        return jdbc.sql("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_name like ? order by 1")
                .param(like)
                .query(String.class)
                .list();
    }

    /** The applicant's account submits an application. */
    public CaseStory receivesApplication(Map<String, Object> answers) {
        return receivesApplication("applicant", answers);
    }

    /** An account submits an application. */
    public CaseStory receivesApplication(String account, Map<String, Object> answers) {
        ProcessInstance instance = as(account, () -> submit(APPLICATION, answers));
        return new CaseStory(this, instance, answers);
    }

    /** The application that is under way with this number, whoever submitted it. */
    public CaseStory finds(String registrationNumber) {
        ProcessInstance instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(APPLICATION)
                .processInstanceBusinessKey(registrationNumber)
                .singleResult();
        Map<String, Object> answers = jdbc
                .sql("select * from jsonb_each_text((select application from case_file"
                        + " where registration_number = ?)) where value is not null")
                .param(registrationNumber)
                .query((row, number) -> Map.entry(row.getString(1), (Object) row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new CaseStory(this, instance, answers);
    }

    /** A supervisor takes delivered booklets into stock; cases that waited for them go on. */
    public ProcessInstance takesDelivery(String product, String firstNumber, String lastNumber) {
        return takesDelivery("dpsSupervisor", product, firstNumber, lastNumber);
    }

    /** An account takes delivered booklets into stock; cases that waited for them go on. */
    public ProcessInstance takesDelivery(String account, String product, String firstNumber, String lastNumber) {
        ProcessInstance delivery = as(
                account,
                () -> submit(
                        DELIVERY,
                        Map.of(
                                "office", CODE,
                                "product", product,
                                "firstNumber", firstNumber,
                                "lastNumber", lastNumber)));
        runsDueJobs();
        return delivery;
    }

    private ProcessInstance submit(String process, Map<String, Object> answers) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        return engine.getFormService().submitStartForm(definition, answers);
    }

    /** Every blank booklet of a product turns out to be damaged. */
    public void hasNoBooklets(String product) {
        jdbc.sql("""
                insert into booklet_disposal
                    (proposal, booklet, becomes, reason, state, proposed_by, proposed_at, decided_by, decided_at)
                select nextval('booklet_proposal'), number, 'SPOILED', 'Basah', 'CONFIRMED', 'dpsPrinting', now(),
                    'dpsSupervisor', now()
                from booklet where product = ? and office = ? and state = 'BLANK'""").params(product, CODE).update();
        jdbc.sql("update booklet set state = 'SPOILED', reason = 'Basah' where product = ? and office = ?"
                        + " and state = 'BLANK'")
                .params(product, CODE)
                .update();
    }

    /** The state of a booklet, and why it is in it. */
    public String booklet(String number) {
        return jdbc.sql("select state || coalesce(': ' || reason, '') from booklet where number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    /** A booklet comes that nobody was told about. */
    public void findsBooklet(String number) {
        jdbc.sql("insert into booklet (number, office, product, state, changed_at)"
                        + " values (?, ?, 'electronic-10y', 'BLANK', now())")
                .params(number, CODE)
                .update();
    }

    /** A prevention order is in force against a name, from 2026-06-01 to 2026-11-30. */
    public void isToldToPrevent(String fullName) {
        imports(WatchList.PREVENTION_ORDERS, ",," + fullName + ",,Kejaksaan Agung,,2026-06-01,2026-11-30");
    }

    /** A supervisor replaces a watch list by these lines. */
    public void imports(WatchList list, String... lines) {
        String header = new String(watchLists.template(list), StandardCharsets.UTF_8);
        byte[] file = (header + String.join("\r\n", lines)).getBytes(StandardCharsets.UTF_8);
        as("dpsSupervisor", () -> watchLists.replace(list, file, "Surat edaran"));
    }

    /** What the applicant of a case declared, as the case file has it now. */
    public Application application(CaseStory story) {
        return cases.get(story.number()).application();
    }

    /** Whose original was seen by whom, as in {@code ktp by dpsInterviewer at 2026-09-09 09:10}. */
    public List<String> originalsSeen(CaseStory story) {
        return jdbc.sql("select code, original_seen_by, original_seen_at from required_document"
                        + " where registration_number = ? and original_seen_at is not null order by id")
                .param(story.registrationNumber())
                .query((row, number) -> row.getString(1) + " by " + row.getString(2) + " at "
                        + wallClock(row.getTimestamp(3).toInstant()))
                .list();
    }

    /** The line of the pickup register, as in {@code X1000001 to self by dpsCounter at 2026-09-14 09:00}. */
    public String register(CaseStory story) {
        return jdbc.sql("select passport, concat_ws(' ', collected_by, relation, collector_name, collector_id_number),"
                        + " handed_over_by, handed_over_at from pickup where passport = ?")
                .param(story.passport().number())
                .query((row, number) -> row.getString(1) + " to " + row.getString(2) + " by " + row.getString(3)
                        + " at " + wallClock(row.getTimestamp(4).toInstant()))
                .single();
    }

    /** What a task bears itself. */
    public Map<String, Object> localVariables(Task task) {
        return engine.getTaskService().getVariablesLocal(task.getId());
    }

    /** The number of rows of a table. */
    public long rowsIn(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** The free places of an interview slot. */
    public int placesIn(String slot) {
        return jdbc.sql("select capacity - booked from interview_slot where id = ?")
                .param(slot)
                .query(Integer.class)
                .single();
    }

    /** A free slot from tomorrow on. */
    String nextFreeSlot() {
        LocalDate today = LocalDate.ofInstant(now(), DENPASAR);
        return appointments.slots(CODE, today.plusDays(1), today.plusDays(20)).stream()
                .filter(Slot::isFree)
                .findFirst()
                .orElseThrow()
                .id()
                .value();
    }

    /** The applicant checks in as the interview begins, and then it is what time it was. */
    void checksIn(String registrationNumber) {
        Instant now = clock.instant();
        as("dpsCounter", () -> {
            clock.setTo(appointments
                    .of(new RegistrationNumber(registrationNumber))
                    .orElseThrow()
                    .start());
            checkIns.checkIn(CODE, registrationNumber);
            clock.setTo(now);
        });
    }

    /** Slots are laid out for the coming weeks, as the program does every hour. */
    public void laysOutSlots() {
        slotCalendar.prepare();
    }

    /** Somebody does something under an account, with the groups and offices that login gives it. */
    public <T> T as(String account, Supplier<T> deed) {
        // people sign in once a day, not for each deed
        Authentication signedIn = Meter.aside(
                () -> accounts.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(account, "demo")));
        try {
            SecurityContextHolder.getContext().setAuthentication(signedIn);
            engine.getIdentityService()
                    .setAuthentication(account, SignedIn.groups(signedIn), SignedIn.offices(signedIn));
            return deed.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
            SecurityContextHolder.clearContext();
        }
    }

    /** Somebody does something under an account. */
    public void as(String account, Runnable deed) {
        as(account, () -> {
            deed.run();
            return null;
        });
    }

    /** Runs whatever is due now, and what follows from it, as the program does by itself. */
    public void runsDueJobs() {
        Optional<Job> due = nextJob(clock.instant());
        while (due.isPresent()) {
            engine.getManagementService().executeJob(due.get().getId());
            due = nextJob(clock.instant());
        }
    }

    /** Whether there is any is known to the program, which is told of each payment. */
    private void tellsOfPayments() {
        if (Meter.aside(() -> rowsIn("untold_payment")) > 0) {
            telling.tell();
        }
    }

    /** Time passes until a moment; timers fire at their time and in their order. */
    public void timePassesTo(String wallClock) {
        Instant moment = instant(wallClock);
        Optional<Job> due = nextJob(moment);
        while (due.isPresent()) {
            Date at = due.get().getDuedate();
            if (at != null && at.toInstant().isAfter(clock.instant())) {
                clock.setTo(at.toInstant());
            }
            engine.getManagementService().executeJob(due.get().getId());
            due = nextJob(moment);
        }
        clock.setTo(moment);
    }

    private Optional<Job> nextJob(Instant until) {
        tellsOfPayments();
        return engine.getManagementService().createJobQuery().withRetriesLeft().list().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .filter(job -> job.getDuedate() == null
                        || !job.getDuedate().toInstant().isAfter(until))
                .min(Comparator.comparing(job -> job.getDuedate() == null
                        ? Instant.MIN
                        : job.getDuedate().toInstant()));
    }

    /** What time it is. */
    public Instant now() {
        return clock.instant();
    }

    /** A moment by the wall clock in Denpasar. */
    public static Instant instant(String wallClock) {
        return LocalDateTime.parse(wallClock, WALL_CLOCK).atZone(DENPASAR).toInstant();
    }

    /** What the wall clock in Denpasar shows at a moment. */
    public static String wallClock(Instant moment) {
        return WALL_CLOCK.format(moment.atZone(DENPASAR));
    }
}
