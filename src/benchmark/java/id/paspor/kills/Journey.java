package id.paspor.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.paspor.benchmark.Bank;
import id.paspor.benchmark.Http.Reply;
import id.paspor.benchmark.Node;
import id.paspor.benchmark.Page;
import id.paspor.benchmark.Payment;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Leads one case from its application to the printed passport although nodes and database die: whoever got no answer sends
 * the same again, to whichever node lives, and looks whether it was done. One deed in five is sent again after its answer.
 */
final class Journey {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final int ONE_REPEAT_IN = 5;
    private static final Pattern CASE_IN_LIST = Pattern.compile("/applications/([0-9]{16})\"");
    private static final byte[] PHOTO = Walk.picture("jpeg", 600, 800);

    private final MortalNodes nodes;
    private final Bank bank;
    private final Deeds deeds;
    private final List<String> slots;
    private final Random random;
    private final String account;
    private final Client browser = Client.browser(0);

    /** Whether the deed that is under way had no answer before. */
    private boolean unanswered;

    private String last = "";
    private String chosen = "";

    Journey(MortalNodes nodes, Bank bank, Deeds deeds, List<String> slots, int number) {
        this.nodes = nodes;
        this.bank = bank;
        this.deeds = deeds;
        this.slots = slots;
        this.random = new Random(number);
        this.account = "rush" + number;
    }

    /** Does all of it, and writes down what was acknowledged. */
    void goes() {
        signsIn();
        String registrationNumber = applies();
        books(registrationNumber);
        decides(registrationNumber, "dpsDataEntry", "data-entry", "accept", "DATA_ACCEPTED");
        insist("photo", node -> answered(
                new Walk(node.port())
                        .photo(Client.basic(node.port(), "dpsInterviewer"), new Case(registrationNumber, ""), PHOTO),
                204));
        decides(registrationNumber, "dpsInterviewer", "interview", "approve", "INTERVIEW_APPROVED");
        pays(registrationNumber);
        decides(registrationNumber, "dpsPrinting", "print-passport", "good", "PRINTED");
        deeds.printed(registrationNumber);
    }

    private void signsIn() {
        insist("login", node -> {
            Answer answer = browser.at(node.port()).login(account, "demo");
            return answer.location().startsWith("/login") ? refused(answer) : answered(answer, 302);
        });
    }

    private String applies() {
        Map<String, Object> answers = Applicants.adult();
        String registrationNumber = insist("application", node -> {
            Answer sent = new Walk(node.port()).submit(account, answers);
            if (sent.status() == 200) {
                return Optional.of(sent.json().get("businessKey").asText());
            }
            refused(sent);
            return unanswered ? applicationInList(node) : Optional.empty();
        });
        deeds.applied(registrationNumber);
        if (repeats()) {
            again(node -> new Walk(node.port()).submit(account, answers), 200);
        }
        return registrationNumber;
    }

    private Optional<String> applicationInList(Node node) {
        Matcher listed = CASE_IN_LIST.matcher(browser.at(node.port()).get("/applications").body());
        if (!listed.find()) {
            return Optional.empty();
        }
        deeds.doneUnanswered();
        return Optional.of(listed.group(1));
    }

    private void books(String registrationNumber) {
        String home = "/applications/" + registrationNumber;
        String slot = insist("booking", node -> booking(browser.at(node.port()), home));
        deeds.booked(registrationNumber, slot);
    }

    /** Looks where the booking stands and takes the next step. */
    private Optional<String> booking(Client at, String home) {
        String calendar = home + "/appointment";
        String review = calendar + "/review";
        Answer shown = at.get(calendar);
        if (shown.location().startsWith("/login")) {
            at.login(account, "demo");
            return refused(shown);
        }
        Page page = new Page(shown.body());
        if (page.hasAppointment()) {
            deeds.doneUnanswered();
            return Optional.of(chosen);
        }
        if (!page.leadsTo(review)) {
            if (page.token().isEmpty()) {
                return refused(shown);
            }
            chosen = slots.get(random.nextInt(slots.size()));
            Answer held = at.submitWith(page.token(), calendar, Map.of("slot", chosen));
            if (!held.location().equals(review)) {
                return refused(held);
            }
        }
        String token = at.token(review);
        Answer confirmed = at.submitWith(token, calendar + "/confirm", Map.of());
        if (!confirmed.location().equals(home)) {
            return refused(confirmed);
        }
        if (repeats()) {
            // the answer does not matter, the tables do
            at.submitWith(token, calendar + "/confirm", Map.of());
            deeds.repeated();
        }
        return Optional.of(chosen);
    }

    private void decides(String registrationNumber, String desk, String element, String decision, String status) {
        String task = insist(element + " to come", node -> task(node, desk, registrationNumber, element));
        insist(element, node -> {
            Answer answer = new Walk(node.port()).complete(desk, task, decision.equals("approve") ? Walk.APPROVE : Map.of("decision", decision));
            if (answer.status() == 204) {
                return Optional.of(true);
            }
            refused(answer);
            Answer left = Client.basic(node.port(), desk).get("/engine-rest/task/" + task);
            if (left.status() != 404) {
                return Optional.empty();
            }
            deeds.doneUnanswered();
            return Optional.of(true);
        });
        deeds.decided(registrationNumber, status);
        if (repeats()) {
            again(node -> new Walk(node.port()).complete(desk, task, Map.of("decision", decision)), 204);
        }
    }

    private Optional<String> task(Node node, String desk, String registrationNumber, String element) {
        Answer answer = tasks(node, desk, registrationNumber, element);
        if (answer.status() != 200) {
            return refused(answer);
        }
        JsonNode tasks = answer.json();
        return tasks.isEmpty()
                ? Optional.empty()
                : Optional.of(tasks.get(0).get("id").asText());
    }

    private static Answer tasks(Node node, String desk, String registrationNumber, String element) {
        return Client.basic(node.port(), desk)
                .get("/engine-rest/task?processInstanceBusinessKey=" + registrationNumber + "&taskDefinitionKey="
                        + element);
    }

    private void pays(String registrationNumber) {
        JsonNode bill = insist("bill", node -> bill(node, registrationNumber));
        Payment payment = new Payment(
                "kills-" + registrationNumber,
                bill.at("/virtualAccountNumber/value").asText(),
                bill.at("/feeAmount/value").asLong(),
                Bank.now());
        JsonNode first = insist("payment", node -> reported(node, payment));
        deeds.paid(registrationNumber, payment);
        if (repeats()) {
            deeds.repeated();
            JsonNode second = insist("payment again", node -> reported(node, payment));
            assertThat(second).as("the answer to the same report").isEqualTo(first);
        }
    }

    private Optional<JsonNode> bill(Node node, String registrationNumber) {
        Client supervisor = Client.basic(node.port(), "dpsSupervisor");
        Answer found = supervisor.get("/engine-rest/process-instance?businessKey=" + registrationNumber);
        if (found.status() != 200) {
            return refused(found);
        }
        String instance = found.json().get(0).get("id").asText();
        Answer answer = supervisor.get("/engine-rest/process-instance/" + instance + "/variables");
        if (answer.status() != 200) {
            return refused(answer);
        }
        return Optional.of(answer.json()).filter(variables -> variables.has("virtualAccountNumber"));
    }

    private Optional<JsonNode> reported(Node node, Payment payment) {
        Reply reply = bank.report(node, payment).join();
        if (reply.status() == 0) {
            isLost();
            return Optional.empty();
        }
        if (reply.status() != 200) {
            deeds.refused("payment " + reply.status());
            last = reply.toString();
            return Optional.empty();
        }
        return Optional.of(bank.read(reply.body()));
    }

    private boolean repeats() {
        return random.nextInt(ONE_REPEAT_IN) == 0;
    }

    /** Sends something again that was acknowledged, which must not be taken a second time. */
    private void again(Function<Node, Answer> deed, int taken) {
        try {
            assertThat(deed.apply(nodes.any()).status()).as("sent again").isNotEqualTo(taken);
            deeds.repeated();
        } catch (UncheckedIOException unheard) {
            isLost();
        }
    }

    /** Tries until it was done. */
    private <T> T insist(String deed, Function<Node, Optional<T>> attempt) {
        unanswered = false;
        last = "";
        try {
            return await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(PAUSE)
                    .until(() -> attempted(attempt), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException never) {
            throw new IllegalStateException(account + " waits for " + deed + ", last answer " + last, never);
        }
    }

    private <T> Optional<T> attempted(Function<Node, Optional<T>> attempt) {
        try {
            return attempt.apply(nodes.any());
        } catch (UncheckedIOException | CompletionException unheard) {
            isLost();
        } catch (IllegalStateException noForm) {
            deeds.refused("no form");
            last = noForm.toString();
        }
        return Optional.empty();
    }

    private void isLost() {
        unanswered = true;
        deeds.lost();
    }

    private Optional<Boolean> answered(Answer answer, int status) {
        return answer.status() == status ? Optional.of(true) : refused(answer);
    }

    private <T> Optional<T> refused(Answer answer) {
        // an answer that tells of a fault may hide a deed that was done
        unanswered |= answer.status() >= 500;
        deeds.refused(Integer.toString(answer.status()));
        last = answer.toString();
        return Optional.empty();
    }
}
