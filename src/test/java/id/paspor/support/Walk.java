package id.paspor.support;

import static id.paspor.support.outside.Soon.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.support.Client.Answer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.awaitility.core.ConditionFactory;

/** Takes cases through the program from outside, with nothing but the names of the process contract. */
public final class Walk {

    /** Why somebody is interviewed whose day is yet to come. */
    public static final String EXCEPTION = "Datang sebelum hari wawancaranya";

    /** The interviewer approves, by way of exception. */
    public static final Map<String, Object> APPROVE = Map.of("decision", "approve", "exceptionReason", EXCEPTION);

    private static final ZoneId EASTERNMOST = ZoneId.of("Asia/Jayapura");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port;

    public Walk(int port) {
        this.port = port;
    }

    /** One case. */
    public record Case(String registrationNumber, String instance) {

        /** What the program calls it. */
        public RegistrationNumber number() {
            return new RegistrationNumber(registrationNumber);
        }
    }

    /** Answers as the engine's REST interface takes them. */
    public static Map<String, Object> variables(Map<String, ?> answers) {
        Map<String, Object> variables = new HashMap<>();
        answers.forEach((key, value) -> variables.put(key, Map.of("value", value)));
        return Map.of("variables", variables);
    }

    public Answer submit(String account, Map<String, ?> answers) {
        return Client.basic(port, account)
                .post("/engine-rest/process-definition/key/passport-application/submit-form", variables(answers));
    }

    public Case started(String account, Map<String, ?> answers) {
        Answer answer = submit(account, answers);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        JsonNode instance = answer.json();
        return new Case(instance.get("businessKey").asText(), instance.get("id").asText());
    }

    /** The task of a case, as soon as this account sees it. */
    public String task(String account, Case of, String element) {
        Client client = Client.basic(port, account);
        return soon().until(
                        () -> client.get("/engine-rest/task?processInstanceBusinessKey=" + of.registrationNumber()
                                        + "&taskDefinitionKey=" + element)
                                .json(),
                        tasks -> tasks.size() == 1)
                .get(0)
                .get("id")
                .asText();
    }

    /** Once the engine has moved the case, which takes it some hundredths of a second. */
    private static ConditionFactory soon() {
        return await().atMost(PATIENCE);
    }

    public Answer complete(String account, String task, Map<String, ?> answers) {
        return Client.basic(port, account).post("/engine-rest/task/" + task + "/complete", variables(answers));
    }

    /** Completes the task of a case, which must succeed. */
    public void done(String account, Case of, String element, Map<String, ?> answers) {
        Answer answer = complete(account, task(account, of, element), answers);
        assertThat(answer.status()).as(element + ": " + answer).isEqualTo(204);
    }

    /** Interview slots of an office, from tomorrow on wherever it is, that are not full. */
    public List<String> slots(String office) {
        LocalDate today = LocalDate.now(EASTERNMOST);
        JsonNode slots = Client.nobody(port)
                .get("/api/offices/" + office + "/slots?from=" + today.plusDays(1) + "&to=" + today.plusDays(21))
                .json();
        List<String> free = new ArrayList<>();
        slots.forEach(slot -> {
            if (slot.get("remaining").asInt() > 0) {
                free.add(slot.get("id").asText());
            }
        });
        return free;
    }

    /** A case of the Denpasar office that waits for data entry. */
    public Case atDataEntry() {
        return atDataEntry(Applicants.adult());
    }

    /** A case of the Denpasar office with these answers that waits for data entry. */
    public Case atDataEntry(Map<String, ?> answers) {
        Case started = started("applicant", answers);
        done(
                "applicant",
                started,
                "choose-interview-slot",
                Map.of("slot", slots("DPS").get(0)));
        return started;
    }

    /** A case of the Denpasar office that waits for its interview. */
    public Case atInterview() {
        Case started = atDataEntry();
        done("dpsDataEntry", started, "data-entry", Map.of("decision", "accept"));
        return started;
    }

    /** A case of the Denpasar office that is paid for and waits to be printed. */
    public Case atPrinting(Map<String, ?> answers) {
        Case started = atDataEntry(answers);
        done("dpsDataEntry", started, "data-entry", Map.of("decision", "accept"));
        photo(Client.basic(port, "dpsInterviewer"), started, picture("jpeg", 600, 800));
        done("dpsInterviewer", started, "interview", APPROVE);
        Client supervisor = Client.basic(port, "dpsSupervisor");
        JsonNode bill = soon().until(
                        () -> supervisor
                                .get("/engine-rest/process-instance/" + started.instance() + "/variables")
                                .json(),
                        variables -> variables.has("virtualAccountNumber"));
        Client.nobody(port)
                .submitForged(
                        "/simulator/bank",
                        Map.of(
                                "virtualAccountNumber",
                                bill.at("/virtualAccountNumber/value").asText(),
                                "amount",
                                bill.at("/feeAmount/value").asText()));
        task("dpsPrinting", started, "print-passport");
        return started;
    }

    /** A case of the Denpasar office whose passport waits at the counter. */
    public Case atPickup() {
        Case printed = atPrinting(Applicants.adult());
        done("dpsPrinting", printed, "print-passport", Map.of("decision", "good"));
        task("dpsCounter", printed, "hand-over-passport");
        return printed;
    }

    public Answer photo(Client client, Case of, byte[] photo) {
        return client.send("PUT", "/api/cases/" + of.registrationNumber() + "/photo", "image/jpeg", photo);
    }

    /** A picture in a format that ImageIO knows by name. */
    public static byte[] picture(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        for (int stripe = 0; stripe < height; stripe += 8) {
            pen.setColor(new Color(stripe * 7919 & 0xFFFFFF));
            pen.fillRect(stripe % Math.max(1, width), stripe, width, 4);
        }
        pen.dispose();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
