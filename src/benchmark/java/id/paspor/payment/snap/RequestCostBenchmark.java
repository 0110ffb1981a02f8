package id.paspor.payment.snap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import id.paspor.benchmark.CostPage;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Meter;
import id.paspor.support.PortalWalk;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What each kind of request of a case costs: statements, transactions and the program's time on the processor. A case goes
 * through the doors that people use: the applicant's pages, the officers' calls behind Tasklist, the bank's call; jobs run by
 * themselves. One case after the other, so that nobody waits for anybody.
 */
@ServerTest
@Import(RequestCostBenchmark.Metered.class)
class RequestCostBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(RequestCostBenchmark.class);
    private static final int WARM_UP = Integer.getInteger("cost.warm-up", 30);
    private static final int CASES = Integer.getInteger("cost.cases", 40);

    private static final Map<String, Kind> KINDS = new ConcurrentHashMap<>();

    @LocalServerPort
    private int port;

    @Autowired
    private Environment settings;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    private Client counter;

    /** What all requests of a kind took together. */
    private static final class Kind {

        private int times;
        private long statements;
        private long writes;
        private long commits;
        private long nanos;

        private synchronized void add(Meter.Reading asked, long took) {
            times++;
            statements += asked.statements();
            writes += asked.writes();
            commits += asked.commits();
            nanos += took;
        }

        private static String perCase(double all) {
            return "%.1f".formatted(all / CASES);
        }

        private String row(String name) {
            return "| %s | %s | %.1f | %.1f | %.1f | %.1f | %s | %s | %s |"
                    .formatted(
                            name,
                            perCase(times),
                            (double) statements / times,
                            (double) writes / times,
                            (double) commits / times,
                            nanos / 1e6 / times,
                            perCase(statements),
                            perCase(commits),
                            perCase(nanos / 1e6));
        }
    }

    /** Has requests and jobs counted by their kind, each on its own thread. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Metered {

        @Bean
        static Meter meter() {
            return new Meter();
        }

        @Bean
        MeteredRequests requests() {
            return new MeteredRequests();
        }

        @Bean
        ProcessEnginePlugin jobs() {
            return new MeteredJobs();
        }
    }

    private interface Deed<E extends Exception> {

        void run() throws E, IOException;
    }

    private static <E extends Exception> void measured(String kind, Deed<E> deed) throws E, IOException {
        Meter.read();
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            deed.run();
        } finally {
            long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            KINDS.computeIfAbsent(kind, first -> new Kind()).add(Meter.read(), took);
        }
    }

    @Order(Ordered.HIGHEST_PRECEDENCE)
    static final class MeteredRequests extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String path = request.getRequestURI()
                    .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]{16}|(?<=/new/)[^/]+", "…");
            RequestCostBenchmark.<ServletException>measured(
                    request.getMethod() + " " + path, () -> chain.doFilter(request, response));
        }
    }

    private static final class MeteredJobs extends AbstractProcessEnginePlugin {

        @Override
        public void preInit(ProcessEngineConfigurationImpl engine) {
            engine.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>(List.of(new Outermost(MeteredJobs::job))));
            engine.setCustomPreCommandInterceptorsTxRequiresNew(
                    new ArrayList<>(List.of(new Outermost(command -> telling()))));
        }

        private static String job(Command<?> command) {
            return command instanceof ExecuteJobsCmd
                    ? "a job"
                    : command instanceof AcquireJobsCmd ? "looking for jobs" : null;
        }

        /** What is done by the thread that tells processes of payments. */
        private static String telling() {
            return Thread.currentThread().getName().equals("payment-received") ? "telling of a payment" : null;
        }
    }

    private static final class Outermost extends CommandInterceptor {

        private final Function<Command<?>, String> kinds;

        private Outermost(Function<Command<?>, String> kinds) {
            this.kinds = kinds;
        }

        @Override
        public <T> T execute(Command<T> command) {
            String kind = kinds.apply(command);
            if (kind == null) {
                return next.execute(command);
            }
            Object[] result = new Object[1];
            try {
                RequestCostBenchmark.<RuntimeException>measured(kind, () -> result[0] = next.execute(command));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            @SuppressWarnings("unchecked")
            T typed = (T) result[0];
            return typed;
        }
    }

    @Test
    void eachKindOfRequest() throws IOException {
        counter = Client.session(port, "dpsCounter");
        for (int number = 0; number < WARM_UP; number++) {
            live();
        }
        KINDS.clear();
        for (int number = 0; number < CASES; number++) {
            live();
        }
        report(new TreeMap<>(KINDS));
    }

    private void live() {
        Client applicant = Client.session(port, PortalWalk.account(identity));
        String number = PortalWalk.apply(applicant, Applicants.adult());
        String page = "/applications/" + number;
        Walk walk = new Walk(port);
        String slot = walk.slots("DPS").get(0);
        assertThat(applicant.submit(page + "/appointment", page + "/appointment", Map.of("slot", slot)).location())
                .isEqualTo(page + "/appointment/review");
        applicant.submit(page + "/appointment/review", page + "/appointment/confirm", Map.of());
        assertThat(applicant.get(page).status()).isEqualTo(200);
        Case of = new Case(number, null);
        works("dpsDataEntry", of, "data-entry", Map.of("decision", "accept"));
        walk.photo(Client.basic(port, "dpsInterviewer"), of, Walk.picture("jpeg", 600, 800));
        works("dpsInterviewer", of, "interview", Walk.APPROVE);
        pays(of);
        works("dpsPrinting", of, "print-passport", Map.of("decision", "good"));
        assertThat(counter.get("/cases/" + number).status()).isEqualTo(200);
        works("dpsCounter", of, "hand-over-passport", Map.of("collectedBy", "self"));
    }

    /** An officer finds a task, takes it, opens its form and completes it, as Tasklist does. */
    private void works(String account, Case of, String element, Map<String, ?> answers) {
        Walk walk = new Walk(port);
        String task = walk.task(account, of, element);
        Client officer = Client.basic(port, account);
        assertThat(officer.post("/engine-rest/task/" + task + "/claim", Map.of("userId", account)).status()).isEqualTo(204);
        assertThat(officer.get("/engine-rest/task/" + task + "/form-variables").status()).isEqualTo(200);
        assertThat(officer.get("/engine-rest/task/" + task + "/deployed-form").status()).isEqualTo(200);
        assertThat(officer.post("/engine-rest/task/" + task + "/submit-form", Walk.variables(answers)).status())
                .isEqualTo(204);
    }

    private void pays(Case of) {
        String account = await().until(
                () -> jdbc.sql("select virtual_account_number from bill where registration_number = ?")
                        .param(of.registrationNumber())
                        .query(String.class)
                        .optional()
                        .orElse(""),
                bill -> !bill.isEmpty());
        String customer = account.substring(settings.getRequiredProperty("paspor.payment.banks.bank.service-id").length());
        TestBank bank = new TestBank(port, settings, "bank");
        assertThat(bank.call(TestBank.PAYMENT, bank.payment(customer, "cost-" + of.registrationNumber(), "950000.00"))
                        .status())
                .isEqualTo(200);
    }

    private static void report(Map<String, Kind> kinds) throws IOException {
        String table = kinds.entrySet().stream()
                .sorted((one, other) -> Long.compare(other.getValue().nanos, one.getValue().nanos))
                .map(kind -> kind.getValue().row(kind.getKey()))
                .collect(Collectors.joining("\n"));
        ObjectMapper json = new ObjectMapper();
        ArrayNode rows = json.createArrayNode();
        kinds.forEach((name, kind) -> rows.addObject()
                .put("kind", name)
                .put("timesPerCase", (double) kind.times / CASES)
                .put("statements", (double) kind.statements / kind.times)
                .put("writes", (double) kind.writes / kind.times)
                .put("commits", (double) kind.commits / kind.times)
                .put("cpuMillis", kind.nanos / 1e6 / kind.times));
        Files.createDirectories(CostPage.HOME);
        Files.writeString(CostPage.HOME.resolve(CostPage.REQUESTS + ".json"), rows.toPrettyString());
        Files.writeString(CostPage.HOME.resolve(CostPage.REQUESTS + ".txt"), table + "\n");
        CostPage.write();
        LOG.info(
                "{} cases\n| kind | times a case | statements | writes | commits | ms CPU | statements a case | commits a case | ms CPU a case |\n{}\n{}",
                CASES,
                table,
                "all: %.0f statements, %.0f commits, %.0f ms".formatted(
                        kinds.values().stream().mapToDouble(kind -> kind.statements).sum() / CASES,
                        kinds.values().stream().mapToDouble(kind -> kind.commits).sum() / CASES,
                        kinds.values().stream().mapToDouble(kind -> kind.nanos / 1e6).sum() / CASES));
    }
}
