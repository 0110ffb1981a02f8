package id.paspor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.PortalWalk;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is wrong with what programs send: it is refused in both languages, by field, and nothing is saved. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final String START = "/engine-rest/process-definition/key/passport-application/";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IdentityService identity;

    private Walk walk;
    private Case atDataEntry;
    private String dataEntry;

    @BeforeAll
    void aCaseAtDataEntry() {
        walk = new Walk(port);
        atDataEntry = walk.atDataEntry();
        dataEntry = walk.task("dpsDataEntry", atDataEntry, "data-entry");
    }

    static Stream<Arguments> wrongAnswers() {
        return Stream.of(
                wrong("nik", "517101220486000"),
                wrong("nik", "51710122048600011"),
                wrong("nik", "51710122048600AB"),
                wrong("nik", "٥١٧١٠١٢٢٠٤٨٦٠٠٠١"),
                wrong("nik", "5171019904860001"),
                wrong("nik", "5171012213860001"),
                wrong("nik", "5171012204860000"),
                wrong("nik", "0000002204860001"),
                wrong("nik", "5171012204860001\u0000"),
                wrong("familyCardNumber", "5171019904860001"),
                wrong("dateOfBirth", LocalDate.now().plusDays(2).toString()),
                wrong("dateOfBirth", "1899-12-31"),
                wrong("dateOfBirth", "22-04-1986"),
                wrong("dateOfBirth", "1986-02-30"),
                wrong("dateOfBirth", "+999999999-01-01"),
                wrong("office", "XXX"),
                wrong("office", "dps"),
                wrong("office", ""),
                wrong("kind", "renewal"),
                wrong("product", "diplomatic"),
                wrong("sex", "male"),
                wrong("maritalStatus", "SINGLE"),
                wrong("purpose", "fun"),
                wrong("fullName", "A".repeat(100_000)),
                wrong("fullName", "A"),
                wrong("fullName", "Budi <script>alert(1)</script>"),
                wrong("fullName", "Budi\u0000Santoso"),
                wrong("fullName", "Nur'aini"),
                wrong("fullName", "Hj. Siti"),
                wrong("fullName", "   "),
                wrong("placeOfBirth", "Den\u0007pasar"),
                wrong("placeOfBirth", "Den\npasar"),
                wrong("placeOfBirth", "北京 Kab. Ma’rang"),
                wrong("placeOfBirth", "Денпасар"),
                wrong("placeOfBirth", "Denpasar 2"),
                wrong("address", "Jalan\u0000 Melati"),
                wrong("address", "Jalan Melati ".repeat(10_000)),
                wrong("email", "budi"),
                wrong("email", "budi@example"),
                wrong("email", "budi..santoso@example.org"),
                wrong("email", "budi.@example.org"),
                wrong("email", ".budi@example.org"),
                wrong("email", "budi@example.org\nBcc: all@example.org"),
                wrong("phone", "123"),
                wrong("phone", "0812345678901234"),
                wrong("postalCode", "8011"),
                wrong("taxNumber", "12"),
                wrong("guardianNik", "1"),
                wrong("declaration", false),
                wrong("declaration", "true"),
                wrong("nik", 5_171_012_204_860_001L),
                wrong("fullName", true),
                wrong("fullName", 3.14),
                wrong("fullName", List.of("Budi")),
                wrong("fullName", Map.of("first", "Budi")));
    }

    private static Arguments wrong(String field, Object value) {
        return Arguments.of(field, value);
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("wrongAnswers")
    void aWrongAnswerIsRefusedByItsField(String field, Object value) {
        Map<String, Object> answers = Applicants.adult();
        answers.put(field, value);

        refused(400, field, () -> walk.submit("applicant", answers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "office",
                "kind",
                "product",
                "fullName",
                "nik",
                "familyCardNumber",
                "placeOfBirth",
                "dateOfBirth",
                "sex",
                "maritalStatus",
                "occupation",
                "address",
                "city",
                "province",
                "postalCode",
                "phone",
                "email",
                "motherName",
                "emergencyContactName",
                "emergencyContactPhone",
                "purpose",
                "destinationCountry",
                "declaration"
            })
    void whatIsRequiredCannotBeLeftOut(String field) {
        Map<String, Object> answers = Applicants.adult();
        answers.remove(field);

        refused(400, field, () -> walk.submit("applicant", answers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"oldPassportNumber", "oldPassportExpiry", "oldPassportCondition"})
    void aReplacementNeedsTheOldPassport(String field) {
        Map<String, Object> answers = Applicants.replacement();
        answers.remove(field);

        refused(400, field, () -> walk.submit("applicant", answers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"guardianName", "guardianNik"})
    void aChildNeedsItsGuardian(String field) {
        Map<String, Object> answers = Applicants.child();
        answers.remove(field);

        refused(400, field, () -> walk.submit("applicant", answers));
    }

    @Test
    void aChildGetsNoTenYears() {
        Map<String, Object> answers = Applicants.child();
        answers.put("product", "electronic-10y");

        refused(400, "product", () -> walk.submit("applicant", answers));
    }

    @Test
    void anOfficeIssuesOnlyWhatItOffers() {
        Map<String, Object> answers = Applicants.adult();
        answers.put("office", "JKS");
        answers.put("product", "ordinary-5y");

        refused(400, "product", () -> walk.submit("applicant", answers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registrationNumber",
                "priority",
                "eligible",
                "feeAmount",
                "decision",
                "answers",
                "businessKey",
                "FULLNAME",
                "a.b"
            })
    void whatTheFormDoesNotAskForIsRefused(String key) {
        Map<String, Object> answers = Applicants.adult();
        answers.put(key, "1");

        refused(400, key, () -> walk.submit("applicant", answers));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        Map<String, Object> answers = Applicants.adult();
        answers.put("nik", "1");
        answers.put("phone", "1");
        answers.remove("email");

        Answer answer = refused(400, "nik", () -> walk.submit("applicant", answers));

        assertThat(answer.json().at("/fields").findValuesAsText("field")).containsExactly("nik", "phone", "email");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            {"value":"{\\"a\\":1}","type":"Json"}
            {"value":"\\"Budi\\"","type":"Json"}
            {"value":"<a/>","type":"Xml"}
            {"value":"Budi","type":"Xml"}
            {"value":"Qg==","type":"Bytes"}
            {"value":"Qg==","type":"File","valueInfo":{"filename":"ktp.jpg"}}
            {"value":"1990-01-01T00:00:00.000+0000","type":"Date"}
            {"value":5,"type":"Integer"}
            {"value":"{}","type":"Object","valueInfo":{"objectTypeName":"java.util.HashMap","serializationDataFormat":"application/json"}}
            {"value":"rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==","type":"Object","valueInfo":{"objectTypeName":"java.util.HashMap","serializationDataFormat":"application/x-java-serialized-object"}}
            """)
    void aTextIsTakenAsATextOnly(String typed) {
        refused(
                400,
                "address",
                () -> Client.basic(port, "applicant")
                        .post(START + "submit-form", "{\"variables\":{\"address\":" + typed + "}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            {"variables":
            nonsense
            []
            "text"
            5
            null
            {"variables":[1]}
            {"variables":{"nik":5}}
            {"variables":{"nik":null}}
            {"variables":{"nik":{"value":"1","type":"Nonsense"}}}
            {"variables":{"nik":{"value":"x","type":"Integer"}}}
            {"variables":{"nik":{"value":"x","type":"Date"}}}
            """)
    void whatIsNoAnswerAtAllIsRefused(String body) {
        refused(400, null, () -> Client.basic(port, "applicant").post(START + "submit-form", body));
        refused(400, null, () -> Client.basic(port, "applicant").post(START + "start", body));
        refused(
                400,
                null,
                () -> Client.basic(port, "dpsDataEntry").post("/engine-rest/task/" + dataEntry + "/complete", body));
    }

    @Test
    void aProcessThatDoesNotExistCannotBeStarted() {
        refused(
                404,
                null,
                () -> Client.basic(port, "applicant")
                        .post(
                                "/engine-rest/process-definition/nonsense/submit-form",
                                Walk.variables(Applicants.adult())));
    }

    @Test
    void onePersonHasOneApplicationUnderWay() {
        Map<String, Object> answers = Applicants.adult();
        walk.started("applicant", answers);

        refused(409, null, () -> walk.submit("applicant2", answers));
    }

    @Test
    void anAccountHasFiveApplicationsUnderWayAtTheEnginesDoorsToo() {
        String account = PortalWalk.account(identity);
        for (int person = 0; person < 5; person++) {
            walk.started(account, Applicants.adult());
        }
        int before = caseFiles();

        refused(409, null, () -> walk.submit(account, Applicants.adult()));
        assertThat(caseFiles()).isEqualTo(before);
    }

    @Test
    void ofApplicationsThatComeAtOnceForOnePersonExactlyOneWins() throws Exception {
        Map<String, Object> answers = Applicants.adult();
        int before = caseFiles();

        List<Answer> all = atOnce(4, () -> walk.submit("applicant", answers));

        assertThat(all).extracting(Answer::status).containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(all).filteredOn(answer -> answer.status() == 409).allSatisfy(BadInputTest::saysItInBothLanguages);
        assertThat(caseFiles()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"print-passport\"}]",
                "\"startInstructions\":[{\"type\":\"startAfterActivity\",\"activityId\":\"issue-bill\"}]",
                "\"skipCustomListeners\":true",
                "\"skipIoMappings\":true"
            })
    void aProcessStartsAtItsBeginning(String smuggled) {
        refused(403, null, () -> Client.basic(port, "admin").post(START + "start", started(smuggled)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "submit-form"})
    void theBusinessKeyIsTheRegistrationNumberWhateverTheCallerSays(String door) {
        Answer answer = Client.basic(port, "applicant")
                .post(START + door, started("\"businessKey\":\"mine\",\"caseInstanceId\":\"mine\""));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().get("businessKey").asText()).matches("[0-9]{16}");
        assertThat(answer.json().get("caseInstanceId").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"dpsCounter, JKS, 403", "dpsSupervisor, DPS, 403", "dpsDataEntry, DPS, 403", "dpsTreasurer, DPS, 404"})
    void onlyApplicantsAndTheOfficesOwnCounterApply(String account, String office, int status) {
        Map<String, Object> answers = Applicants.adult();
        answers.put("office", office);
        int before = caseFiles();

        assertThat(walk.submit(account, answers).status()).isEqualTo(status);
        assertThat(caseFiles()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"maybe", "ACCEPT", "approve", "''"})
    void aDecisionIsOneOfThoseOffered(String decision) {
        refused(400, "decision", () -> walk.complete("dpsDataEntry", dataEntry, Map.of("decision", decision)));
    }

    @ParameterizedTest
    @CsvSource({"return", "reject"})
    void anUnfavourableDecisionNeedsItsReason(String decision) {
        refused(400, "reason", () -> walk.complete("dpsDataEntry", dataEntry, Map.of("decision", decision)));
        refused(
                400,
                "reason",
                () -> walk.complete("dpsDataEntry", dataEntry, Map.of("decision", decision, "reason", "  ")));
        refused(
                400,
                "reason",
                () -> walk.complete(
                        "dpsDataEntry", dataEntry, Map.of("decision", decision, "reason", "x".repeat(1001))));
    }

    @Test
    void aDecisionMovesNothingElse() {
        refused(
                400,
                "office",
                () -> walk.complete("dpsDataEntry", dataEntry, Map.of("decision", "accept", "office", "JKS")));
    }

    @Test
    void aTaskThatDoesNotExistCannotBeCompleted() {
        refused(404, null, () -> walk.complete("dpsDataEntry", "nonsense", Map.of("decision", "accept")));
    }

    @Test
    void aFinishedTaskIsNotFinishedTwice() {
        Case own = walk.atDataEntry();
        String task = walk.task("dpsDataEntry", own, "data-entry");
        walk.done("dpsDataEntry", own, "data-entry", Map.of("decision", "accept"));

        refused(409, null, () -> walk.complete("dpsDataEntry", task, Map.of("decision", "accept")));
    }

    @Test
    void ofOfficersWhoCompleteATaskAtOnceExactlyOneDoes() throws Exception {
        for (int round = 0; round < 10; round++) {
            Case own = walk.atDataEntry();
            String task = walk.task("dpsDataEntry", own, "data-entry");

            List<Answer> all = atOnce(4, () -> walk.complete("dpsDataEntry", task, Map.of("decision", "accept")));

            assertThat(all).extracting(Answer::status).containsExactlyInAnyOrder(204, 409, 409, 409);
            assertThat(all)
                    .filteredOn(answer -> answer.status() == 409)
                    .allSatisfy(BadInputTest::saysItInBothLanguages);
            walk.task("dpsInterviewer", own, "interview");
            assertThat(jdbc.sql("select count(*) from status_change where registration_number = ? and status ="
                                    + " 'DATA_ACCEPTED'")
                            .param(own.registrationNumber())
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    @Test
    void aSlotMustBeOneOfTheOfficesOwnAndAheadAndFree() {
        Case own = walk.started("applicant", Applicants.adult());
        String task = walk.task("applicant", own, "choose-interview-slot");
        String full = walk.slots("DPS").get(5);
        int booked = bookedOf(full);
        jdbc.sql("update interview_slot set booked = capacity where id = ?")
                .param(full)
                .update();
        jdbc.sql("insert into interview_slot (id, office, day, starts_at, ends_at, capacity) values ('DPS-past', 'DPS',"
                        + " '2020-01-01', '2020-01-01T00:00Z', '2020-01-01T01:00Z', 9) on conflict do nothing")
                .update();
        try {
            refused(400, "slot", () -> slot(task, walk.slots("JKS").get(0)));
            refused(400, "slot", () -> slot(task, "DPS-20991231-0800"));
            refused(400, "slot", () -> slot(task, "' or 1=1 --"));
            refused(400, "slot", () -> slot(task, ""));
            refused(409, null, () -> slot(task, "DPS-past"));
            refused(409, null, () -> slot(task, full));
        } finally {
            jdbc.sql("update interview_slot set booked = ? where id = ?")
                    .params(booked, full)
                    .update();
        }
        assertThat(jdbc.sql("select count(*) from booking where registration_number = ?")
                        .param(own.registrationNumber())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(slot(task, walk.slots("DPS").get(0)).status())
                .as("and then the right one is taken")
                .isEqualTo(204);
    }

    @Test
    void theLastPlaceOfASlotIsGivenOnce() throws Exception {
        String slot = walk.slots("DPS").get(7);
        List<String> tasks = new ArrayList<>();
        for (int one = 0; one < 4; one++) {
            tasks.add(walk.task("applicant", walk.started("applicant", Applicants.adult()), "choose-interview-slot"));
        }
        jdbc.sql("update interview_slot set booked = capacity - 1 where id = ?")
                .param(slot)
                .update();
        List<String> left = new ArrayList<>(tasks);

        List<Answer> all = atOnce(4, () -> {
            String task;
            synchronized (left) {
                task = left.remove(0);
            }
            return slot(task, slot);
        });

        assertThat(all).extracting(Answer::status).containsExactlyInAnyOrder(204, 409, 409, 409);
        assertThat(bookedOf(slot))
                .isEqualTo(jdbc.sql("select capacity from interview_slot where id = ?")
                        .param(slot)
                        .query(Integer.class)
                        .single());
    }

    @Test
    void theWebappsRefuseLikeTheRestInterface() {
        Client applicant = Client.session(port, "applicant");
        assertThat(applicant.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
        Answer answer = applicant.send(
                "POST",
                "/camunda/api/engine/engine/default/process-definition/key/passport-application/submit-form",
                "application/json",
                "{\"variables\":{\"nik\":{\"value\":\"1\"}}}".getBytes(),
                Map.of("X-XSRF-TOKEN", applicant.cookie("XSRF-TOKEN").orElseThrow()));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().get("message").asText())
                .as("in the reader's language, by the labels of the form")
                .contains("Nama lengkap: Wajib diisi.")
                .doesNotContain(" / ", "fullName", "Required", "org.camunda");
        assertThat(answer.json().at("/fields").findValuesAsText("field")).contains("nik", "fullName");
    }

    private Answer refused(int status, String field, Callable<Answer> attempt) {
        List<Integer> before = everything();
        Answer answer;
        try {
            answer = attempt.call();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        saysItInBothLanguages(answer);
        if (field != null) {
            assertThat(answer.json().at("/fields").findValuesAsText("field")).contains(field);
            assertThat(answer.json().get("message").asText()).contains(field + ": ");
        }
        assertThat(everything()).as("nothing is saved").isEqualTo(before);
        return answer;
    }

    private static void saysItInBothLanguages(Answer answer) {
        assertThat(answer.json().get("message").asText())
                .as(answer.toString())
                .contains(" / ")
                .hasSizeLessThan(5_000)
                .doesNotContain("Exception", "org.camunda", "ENGINE-0");
    }

    private List<Integer> everything() {
        return Stream.of("case_file", "status_change", "booking", "act_ru_execution", "act_ru_task", "act_hi_procinst")
                .map(table -> jdbc.sql("select count(*) from " + table)
                        .query(Integer.class)
                        .single())
                .toList();
    }

    private int caseFiles() {
        return everything().get(0);
    }

    private int bookedOf(String slot) {
        return jdbc.sql("select booked from interview_slot where id = ?")
                .param(slot)
                .query(Integer.class)
                .single();
    }

    private Answer slot(String task, String slot) {
        return walk.complete("applicant", task, Map.of("slot", slot));
    }

    /** A start of a good application with something more in its body. */
    private static String started(String smuggled) {
        Map<String, Object> answers = new HashMap<>(Applicants.adult());
        StringBuilder variables = new StringBuilder();
        answers.forEach((key, value) -> variables
                .append(variables.isEmpty() ? "" : ",")
                .append("\"%s\":{\"value\":%s}"
                        .formatted(key, value instanceof Boolean ? value : "\"" + value + "\"")));
        return "{\"variables\":{" + variables + "}," + smuggled + "}";
    }

    private static List<Answer> atOnce(int callers, Callable<Answer> call) throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(callers);
        try {
            CyclicBarrier together = new CyclicBarrier(callers);
            List<Future<Answer>> answers = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                answers.add(crowd.submit(() -> {
                    together.await();
                    return call.call();
                }));
            }
            List<Answer> all = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } finally {
            crowd.shutdown();
        }
    }
}
