package id.paspor.cost;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.paspor.benchmark.Node;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Takes cases through the doors that Tasklist uses, from the start form to the passport handed over. */
public abstract class CaseWalk {

    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** So long a job takes at most, as a rule: then whoever waits for it looks once. */
    private static final Duration JOB = Duration.ofMillis(150);

    private static final Duration AGAIN = Duration.ofMillis(250);

    private final Node node;

    CaseWalk(Node node) {
        this.node = node;
    }

    Node node() {
        return node;
    }

    /** Does something with each of some cases, a few at a time. */
    public final void each(int first, int cases, IntConsumer deed) throws InterruptedException, ExecutionException {
        ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> deeds = IntStream.range(first, first + cases)
                    .<Future<?>>mapToObj(number -> people.submit(() -> deed.accept(number)))
                    .toList();
            for (Future<?> done : deeds) {
                done.get();
            }
        } finally {
            people.shutdownNow();
        }
    }

    /** A case until its interview is approved, after which it is billed. */
    public final Case isApproved(int number) {
        Case of = starts(number);
        works(applicant(number), of, "choose-interview-slot", Map.of("slot", slot(number)), Duration.ZERO);
        works("dpsDataEntry", of, "data-entry", Map.of("decision", "accept"), Duration.ZERO);
        isPhotographed(of);
        works("dpsInterviewer", of, "interview", Walk.APPROVE, Duration.ZERO);
        return of;
    }

    /** A whole case. */
    final void live(int number) {
        Case of = isApproved(number);
        pays(of);
        works("dpsPrinting", of, "print-passport", Map.of("decision", "good"), JOB);
        works("dpsCounter", of, "hand-over-passport", Map.of("collectedBy", "self"), JOB);
    }

    /** Submits the start form. */
    abstract Case starts(int number);

    abstract String applicant(int number);

    abstract String slot(int number);

    abstract void isPhotographed(Case of);

    /** Waits for the bill and pays it. */
    abstract void pays(Case of);

    private void works(String account, Case of, String element, Map<String, ?> answers, Duration until) {
        Client client = Client.basic(node.port(), account);
        JsonNode tasks = soon(
                client,
                "/engine-rest/task?processInstanceBusinessKey=" + of.registrationNumber() + "&taskDefinitionKey=" + element,
                until,
                found -> found.size() == 1);
        String task = "/engine-rest/task/" + tasks.get(0).get("id").asText();
        done(client.post(task + "/claim", Map.of("userId", account)), 204);
        done(client.get(task + "/form-variables"), 200);
        done(client.get(task + "/deployed-form"), 200);
        done(client.post(task + "/submit-form", Walk.variables(answers)), 204);
    }

    /** What is found at an address, once it is as it should be. */
    static JsonNode soon(Client client, String address, Duration delay, Predicate<JsonNode> right) {
        return await().atMost(PATIENCE)
                .pollDelay(delay)
                .pollInterval(AGAIN)
                .until(() -> done(client.get(address), 200).json(), right);
    }

    /** As {@link #soon(Client, String, Duration, Predicate)}, after a job. */
    static JsonNode afterJobs(Client client, String address, Predicate<JsonNode> right) {
        return soon(client, address, JOB.multipliedBy(2), right);
    }

    static Answer done(Answer answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.response().uri() + ": " + answer);
        }
        return answer;
    }
}
