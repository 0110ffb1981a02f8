package id.paspor.payment.histories;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.payment.Bill;
import id.paspor.payment.Bills;
import id.paspor.payment.Discrepancies;
import id.paspor.payment.PaymentOutcome;
import id.paspor.payment.PaymentSource;
import id.paspor.payment.Payments;
import id.paspor.payment.histories.Deed.Amount;
import id.paspor.payment.histories.Deed.Decision;
import id.paspor.payment.histories.Deed.On;
import id.paspor.payment.histories.Report.Content;
import id.paspor.payment.telling.PaymentTelling;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.TestClock;
import id.paspor.support.node.ProgramNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to some cases with an open bill, on two nodes: people, the bank, time and jobs, each when it is told to. */
final class History {

    /** What a case in a history is to pay, in rupiah. */
    static final long FEE = 950_000;

    /** No case has this number. */
    private static final String NOBODY = "0000000000000000";

    private static final int MOST_ATTEMPTS = 5;
    private static final int MOST_ROUNDS = 10;
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

    private final List<ProgramNode> nodes;
    private final TestClock clock;
    private final Bank bank;
    private final List<String> cases;
    private volatile boolean alone = true;

    private History(List<ProgramNode> nodes, TestClock clock, Bank bank, List<String> cases) {
        this.nodes = nodes;
        this.clock = clock;
        this.bank = bank;
        this.cases = cases;
    }

    /** A history that begins with so many cases whose bill is open, and nothing else. */
    static History begins(List<ProgramNode> nodes, TestClock clock, Bank bank, int cases) {
        ProgramNode node = nodes.get(0);
        node.office().forgetsAllCases();
        node.office().receivesBooklets();
        bank.forget();
        return new History(
                nodes,
                clock,
                bank,
                Stream.generate(() -> billed(node)).limit(cases).toList());
    }

    /** Past the desks whose work has no part in a payment, the engine moves the case itself. */
    private static String billed(ProgramNode node) {
        CaseStory story = node.office().receivesApplication(Applicants.adult());
        node.bean(RuntimeService.class)
                .createProcessInstanceModification(story.process().getId())
                .startBeforeActivity("assess-fee")
                .cancelAllForActivity("choose-interview-slot")
                .execute();
        node.office().runsDueJobs();
        assertThat(story.bill().amount()).isEqualTo(FEE);
        return story.registrationNumber();
    }

    List<String> cases() {
        return cases;
    }

    private ProgramNode node(On on) {
        return nodes.get(on.node());
    }

    private String payee(int of) {
        return of < cases.size() ? cases.get(of) : NOBODY;
    }

    private static long rupiah(Amount amount) {
        return switch (amount) {
            case RIGHT -> FEE;
            case TOO_LITTLE -> FEE - 50_000;
            case TOO_MUCH -> FEE + 50_000;
        };
    }

    void isPaid(int of, Amount amount, On on, boolean lost) {
        boolean owed = alone && of < cases.size() && amount == Amount.RIGHT && isOwed(cases.get(of));
        Report report = bank.isPaid(payee(of), rupiah(amount));
        bank.tells(node(on), report, report.payment(), on.crashAt(), lost);
        if (owed) {
            report.answers()
                    .get(report.payment())
                    .ifPresent(answer -> assertThat(Bank.isSuccess(answer))
                            .as("what is owed is taken: %s", report)
                            .isTrue());
        }
    }

    void isPaidAndToldTwice(int of, Amount amount, On one, On other) {
        Report report = bank.isPaid(payee(of), rupiah(amount));
        atOnce(
                () -> bank.tells(node(one), report, report.payment(), one.crashAt(), false),
                () -> bank.tells(node(other), report, report.payment(), other.crashAt(), false));
    }

    private boolean isOwed(String registrationNumber) {
        Bill bill = nodes.get(0)
                .bean(Bills.class)
                .latest(new RegistrationNumber(registrationNumber))
                .orElseThrow();
        return bill.state() == Bill.State.OPEN && !bill.dueAt().isBefore(clock.instant());
    }

    void isRepeated(int payment, On on, boolean lost) {
        earlier(payment, report -> bank.tells(node(on), report, report.payment(), on.crashAt(), lost));
    }

    void isContradicted(int payment, int of, Amount amount, On on, boolean lost) {
        Content other = Bank.content(payee(of), rupiah(amount));
        earlier(payment, report -> bank.tells(node(on), report, other, on.crashAt(), lost));
    }

    void isOnStatement(int payment, On on) {
        earlier(payment, report -> reads(report, on));
    }

    void isOnlyOnStatement(int of, Amount amount, On on) {
        reads(bank.isPaid(payee(of), rupiah(amount)), on);
    }

    private void earlier(int payment, Consumer<Report> then) {
        List<Report> reports = List.copyOf(bank.reports());
        if (!reports.isEmpty()) {
            then.accept(reports.get(payment % reports.size()));
        }
    }

    private void reads(Report report, On on) {
        ProgramNode node = node(on);
        report.mayHaveBeenReleased();
        report.onStatement();
        node.survives(on.crashAt(), () -> report.isRead(take(node, report)));
    }

    private static PaymentOutcome take(ProgramNode node, Report report) {
        for (int attempt = 1; ; attempt++) {
            try {
                return node.bean(Payments.class).take(report.line(), PaymentSource.STATEMENT);
            } catch (OptimisticLockingFailureException | DuplicateKeyException outpaced) {
                if (attempt == MOST_ATTEMPTS) {
                    throw outpaced;
                }
            }
        }
    }

    void clearsRefused(On on) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Discrepancies.BANK_ZONE);
        tries(on, node -> node.bean(Discrepancies.class).clearRefused("bank", today));
    }

    void decides(int task, Decision decision, On on) {
        List<Task> open = node(on).bean(TaskService.class)
                .createTaskQuery()
                .taskDefinitionKey("resolve-payment-discrepancy")
                .orderByTaskCreateTime()
                .asc()
                .list();
        if (open.isEmpty()) {
            return;
        }
        Task chosen = open.get(task % open.size());
        if (decision != Decision.RETURNED) {
            releases(node(on), chosen);
        }
        Map<String, Object> answers = Map.of("decision", decision.name().toLowerCase(), "reason", "as decided");
        as("dpsTreasurer", on, node -> node.bean(TaskService.class).complete(chosen.getId(), answers));
    }

    private void releases(ProgramNode node, Task decision) {
        ProcessInstance process = node.bean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceId(decision.getProcessInstanceId())
                .singleResult();
        if (process != null) {
            String payment = node.bean(Discrepancies.class)
                    .get(Long.parseLong(process.getBusinessKey()))
                    .paymentRequestId();
            bank.reports().stream()
                    .filter(report -> report.id().equals(payment))
                    .forEach(Report::mayHaveBeenReleased);
        }
    }

    void isWithdrawn(int of, On on) {
        as(
                "applicant",
                on,
                node -> node.bean(CaseFiles.class).withdraw(new RegistrationNumber(cases.get(of % cases.size()))));
    }

    void isRenewed(int of, On on) {
        as("applicant", on, node -> node.bean(Bills.class).renew(new RegistrationNumber(cases.get(of % cases.size()))));
    }

    private void as(String account, On on, Consumer<ProgramNode> deed) {
        node(on).office().as(account, () -> tries(on, deed));
    }

    void runsJob(int job, On on) {
        List<Job> due = dueJobs(node(on));
        int chosen = job % (due.size() + 1);
        tries(on, node -> {
            if (chosen < due.size()) {
                runs(node, due.get(chosen));
            } else {
                node.bean(PaymentTelling.class).tell();
            }
        });
    }

    void runsJobs(On on) {
        tries(on, node -> {
            node.bean(PaymentTelling.class).tell();
            List<Job> due = dueJobs(node);
            while (!due.isEmpty()) {
                runs(node, due.get(0));
                due = dueJobs(node);
            }
        });
    }

    /** The jobs that are due, oldest first. */
    private static List<Job> dueJobs(ProgramNode node) {
        return node.bean(ManagementService.class).createJobQuery().executable().list().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .sorted(Comparator.comparing(Job::getCreateTime))
                .toList();
    }

    private void runs(ProgramNode node, Job job) {
        try {
            node.bean(ManagementService.class).executeJob(job.getId());
        } catch (ProcessEngineException failed) {
            // no job executor keeps the jobs of a process apart here; one that lost is rolled back and runs again
            if (alone) {
                throw failed;
            }
        } catch (IllegalStateException failed) {
            // the payment's own job goes first, and then this one is gone
            if (!String.valueOf(failed.getMessage()).contains("paid in its last moment")) {
                throw failed;
            }
        }
    }

    void timePasses(Duration time) {
        clock.advance(time);
    }

    void atOnce(Runnable one, Runnable other) {
        alone = false;
        try {
            CompletableFuture.allOf(CompletableFuture.runAsync(one), CompletableFuture.runAsync(other))
                    .join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof AssertionError wrong) {
                throw wrong;
            }
            throw failed;
        } finally {
            alone = true;
        }
    }

    /** Somebody does something that the program may refuse, or ask to be done again. */
    private void tries(On on, Consumer<ProgramNode> deed) {
        ProgramNode node = node(on);
        try {
            node.survives(on.crashAt(), () -> deed.accept(node));
        } catch (RuntimeException failed) {
            if (!isTurnedAway(failed)) {
                throw failed;
            }
        }
    }

    private static boolean isTurnedAway(RuntimeException failed) {
        return Stream.<Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof Refusal
                        || cause instanceof OptimisticLockingFailureException
                        || cause instanceof OptimisticLockingException
                        // the task was done meanwhile
                        || cause instanceof NullValueException);
    }

    /** Nothing crashes any more, all jobs run, and the bank repeats whatever it has no answer to until it has. */
    void settles() {
        runsAllJobs();
        List<Report> reports = new ArrayList<>(bank.reports());
        reports.stream().filter(Report::isUnread).forEach(report -> reads(report, new On(1, 0)));
        reports.forEach(report -> report.answers().forEach((content, answer) -> {
            if (answer.isEmpty()) {
                bank.tells(nodes.get(1), report, content, 0, false);
            }
        }));
        runsAllJobs();
    }

    private void runsAllJobs() {
        runsJobs(new On(0, 0));
        for (int round = 0; round < MOST_ROUNDS && (hasFailedJobs() || hasUntold()); round++) {
            clock.advance(LONGEST_RETRY);
            runsJobs(new On(round % nodes.size(), 0));
        }
    }

    /** A node crashed while it told of a payment, which another does when its lease is over. */
    private boolean hasUntold() {
        return nodes.get(0)
                        .bean(JdbcClient.class)
                        .sql("select count(*) from untold_payment")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private boolean hasFailedJobs() {
        return nodes.get(0)
                        .bean(ManagementService.class)
                        .createJobQuery()
                        .withException()
                        .withRetriesLeft()
                        .count()
                > 0;
    }

    /** The bank says all that it ever said once more, on every node. */
    void isToldAgain() {
        for (Report report : bank.reports()) {
            for (ProgramNode node : nodes) {
                report.answers().keySet().forEach(content -> bank.tells(node, report, content, 0, false));
            }
        }
        runsAllJobs();
    }
}
