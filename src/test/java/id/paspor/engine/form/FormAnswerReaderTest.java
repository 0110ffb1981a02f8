package id.paspor.engine.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.paspor.engine.form.FormDefinition.Type;
import id.paspor.kernel.Refusal;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormAnswerReaderTest {

    private static final String FORM = """
            {"id": "complaint", "components": [
              {"type": "text", "text": "Welcome"},
              {"type": "group", "components": [
                {"type": "textfield", "key": "name", "validate": {
                 "required": true, "minLength": 2, "maxLength": 60, "pattern": "^[A-Za-z]+( [A-Za-z]+)*$"}},
                {"type": "textarea", "key": "story", "validate": {"maxLength": 200}},
                {"type": "textfield", "key": "nickname"},
                {"type": "textfield", "key": "shownOnly", "disabled": true}]},
              {"type": "datetime", "subtype": "date", "key": "since"},
              {"type": "number", "key": "times", "validate": {"min": 1, "max": 9}},
              {"type": "checkbox", "key": "sure", "validate": {"required": true}},
              {"type": "radio", "key": "kind", "values": [{"value": "slow"}, {"value": "rude"}],
               "validate": {"required": true}},
              {"type": "select", "key": "desk", "valuesKey": "desks"},
              {"type": "checklist", "key": "seen", "values": [{"value": "ktp"}, {"value": "kk"}]},
              {"type": "group", "conditional": {"hide": "=kind != \\"rude\\""}, "components": [
                {"type": "textfield", "key": "who", "validate": {"required": true, "maxLength": 20}},
                {"type": "textfield", "key": "words", "validate": {"required": true},
                 "conditional": {"hide": "=known = true"}}]}]}
            """;

    private final ObjectMapper json =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private final FormAnswerReader reader = new FormAnswerReader(json);
    private final FormDefinition form = read(FORM);

    record Complaint(
            String name,
            String story,
            String nickname,
            LocalDate since,
            Integer times,
            Boolean sure,
            String kind,
            String desk,
            List<String> seen,
            String who,
            String words) {}

    @Test
    void whatIsAskedForIsReadIntoTheRecord() {
        Map<String, Object> sent = valid();
        sent.put("story", "First line\nsecond line");
        sent.put("since", "2026-02-28");
        sent.put("times", 9);
        sent.put("desk", "counter 3");
        sent.put("seen", "[\"kk\",\"ktp\"]");

        Complaint complaint = reader.read(form, Complaint.class, sent, Map.of());

        assertThat(complaint)
                .isEqualTo(new Complaint(
                        "Budi Santoso",
                        "First line\nsecond line",
                        null,
                        LocalDate.of(2026, 2, 28),
                        9,
                        true,
                        "slow",
                        "counter 3",
                        List.of("kk", "ktp"),
                        null,
                        null));
    }

    @Test
    void valuesOfTheEngineAreUnwrapped() {
        Map<String, Object> sent = valid();
        sent.put("name", Variables.stringValue("Budi"));
        sent.put("sure", Variables.booleanValue(true));
        sent.put("times", Variables.longValue(2L));

        assertThat(reader.read(form, Complaint.class, sent, Map.of()).times()).isEqualTo(2);
    }

    @Test
    void textIsStrippedAndEmptyIsNoAnswer() {
        Map<String, Object> sent = valid();
        sent.put("name", "  Budi  ");
        sent.put("nickname", "   ");
        sent.put("story", "");

        Complaint complaint = reader.read(form, Complaint.class, sent, Map.of());

        assertThat(complaint.name()).isEqualTo("Budi");
        assertThat(complaint.nickname()).isNull();
        assertThat(complaint.story()).isNull();
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        Map<String, Object> sent = new HashMap<>();
        sent.put("name", "B");
        sent.put("since", "2026-02-30");
        sent.put("times", 10);
        sent.put("sure", false);

        assertThat(problems(sent))
                .containsExactly(
                        "name form.too-short",
                        "since form.date",
                        "times form.range",
                        "sure form.required",
                        "kind form.required");
    }

    @Test
    void anUnknownKeyIsRefusedAndNamedHarmlessly() {
        Map<String, Object> sent = valid();
        sent.put("feeAmount", 1);
        sent.put("<script>alert(1)</script>", "x");
        sent.put("k".repeat(100_000), "x");

        assertThat(problems(sent))
                .containsExactlyInAnyOrder(
                        "feeAmount form.unknown-key",
                        "?script?alert?1???script? form.unknown-key",
                        "k".repeat(50) + "… form.unknown-key");
    }

    @Test
    void thousandsOfUnknownKeysDoNotMakeThousandsOfProblems() {
        Map<String, Object> sent = valid();
        for (int number = 0; number < 10_000; number++) {
            sent.put("key" + number, "x");
        }

        assertThat(problems(sent)).hasSize(40);
    }

    @Test
    void whatIsOnlyShownIsNoAnswer() {
        Map<String, Object> sent = valid();
        sent.put("shownOnly", "x");

        assertThat(problems(sent)).containsExactly("shownOnly form.unknown-key");
    }

    @Test
    void aTextOfAHundredThousandCharactersIsRefusedEvenWhereTheFormSetsNoLimit() {
        Map<String, Object> sent = valid();
        sent.put("name", "B".repeat(100_000));
        sent.put("nickname", "n".repeat(100_000));
        sent.put("kind", "s".repeat(100_000));
        sent.put("since", "2".repeat(100_000));

        assertThat(problems(sent))
                .containsExactlyInAnyOrder(
                        "name form.too-long", "nickname form.too-long", "kind form.too-long", "since form.too-long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bu\u0000di", "Bu\u0007di", "Bu\ndi", "Bu\u001bdi", "Bu\ud800di", "Bu\u0085di"})
    void controlCharactersAndHalvesOfOthersAreRefused(String name) {
        Map<String, Object> sent = valid();
        sent.put("nickname", name);

        assertThat(problems(sent)).containsExactly("nickname form.control-characters");
    }

    @Test
    void linesAreForTextAreasOnlyAndNothingElseInvisible() {
        Map<String, Object> sent = valid();
        sent.put("story", "one\r\ntwo");
        assertThat(reader.read(form, Complaint.class, sent, Map.of()).story()).isEqualTo("one\ntwo");

        sent.put("story", "one\u000btwo");
        assertThat(problems(sent)).containsExactly("story form.control-characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Budi\u00a0Santoso", "Budi  Santoso", "\u202aBudi Santoso\u202c", "Bu\u200bdi\tSantoso"})
    void whatPeoplePasteIsReadAsTheyMeanIt(String name) {
        Map<String, Object> sent = valid();
        sent.put("name", name);
        sent.put("story", name);

        Complaint complaint = reader.read(form, Complaint.class, sent, Map.of());

        assertThat(complaint.name()).isEqualTo("Budi Santoso");
        assertThat(complaint.story()).isEqualTo("Budi Santoso");
    }

    @Test
    void anAnswerOfAnotherTypeIsRefused() {
        Map<String, Object> sent = new HashMap<>();
        sent.put("name", List.of("Budi"));
        sent.put("since", 20260228);
        sent.put("times", "nine");
        sent.put("sure", "true");
        sent.put("kind", Map.of("value", "slow"));
        sent.put("seen", "ktp");

        assertThat(problems(sent))
                .containsExactlyInAnyOrder(
                        "name form.type",
                        "since form.type",
                        "times form.type",
                        "sure form.type",
                        "kind form.type",
                        "seen form.type");
    }

    @Test
    void onlyTheOptionsOnOfferMayBeChosen() {
        Map<String, Object> sent = valid();
        sent.put("kind", "SLOW");
        sent.put("seen", "[\"ktp\",\"sim\"]");

        assertThat(problems(sent)).containsExactlyInAnyOrder("kind form.option", "seen form.option");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29",
                "+999999999-01-01",
                "0001-01-01",
                "2200-01-01",
                "28-02-2026",
                "2026-02-28T10:00",
                "yesterday",
                "2026-13-01"
            })
    void aDateThatDoesNotExistIsRefused(String date) {
        Map<String, Object> sent = valid();
        sent.put("since", date);

        assertThat(problems(sent)).containsExactly("since form.date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[[\"ktp\"]]", "{\"a\":1}", "null", "[\"ktp\"", "[null]"})
    void aListOfChoicesIsAListOfTexts(String sentList) {
        Map<String, Object> sent = valid();
        sent.put("seen", sentList);

        assertThat(problems(sent)).containsExactly("seen form.type");
    }

    @Test
    void whatIsHiddenIsNeitherRequiredNorKept() {
        Map<String, Object> sent = valid();
        sent.put("who", "x".repeat(100_000));

        assertThat(reader.read(form, Complaint.class, sent, Map.of()).who()).isNull();
    }

    @Test
    void whatIsShownIsRequired() {
        Map<String, Object> sent = valid();
        sent.put("kind", "rude");

        assertThat(problems(sent)).containsExactly("who form.required", "words form.required");
    }

    @Test
    void whatTheFormShowsBesidesDecidesToo() {
        Map<String, Object> sent = valid();
        sent.put("kind", "rude");
        sent.put("who", "Petugas 7");
        sent.put("words", "dropped");

        Complaint complaint = reader.read(form, Complaint.class, sent, Map.of("known", true));

        assertThat(complaint.who()).isEqualTo("Petugas 7");
        assertThat(complaint.words()).isNull();
    }

    @Test
    void anAnswerCannotPretendToBeWhatTheFormShows() {
        Map<String, Object> sent = valid();
        sent.put("kind", "rude");
        sent.put("who", "Petugas 7");
        sent.put("known", true);

        assertThat(problems(sent)).containsExactly("known form.unknown-key", "words form.required");
    }

    @Test
    void aDefinitionKnowsItsFieldsTheirTypesAndInheritedConditions() {
        assertThat(form.id()).isEqualTo("complaint");
        assertThat(form.fields().keySet())
                .containsExactly(
                        "name", "story", "nickname", "since", "times", "sure", "kind", "desk", "seen", "who", "words");
        assertThat(form.fields().get("story").type()).isEqualTo(Type.TEXTAREA);
        assertThat(form.fields().get("kind").options().keySet()).containsExactly("slow", "rude");
        assertThat(form.fields().get("desk").options()).isNull();
        assertThat(form.fields().get("who").hideCondition()).isEqualTo("kind != \"rude\"");
        assertThat(form.fields().get("words").hideCondition()).isEqualTo("(kind != \"rude\") or (known = true)");
    }

    @Test
    void aComponentThatTheGateDoesNotKnowIsNotReadAtAll() {
        assertThatThrownBy(() -> read("{\"components\": [{\"type\": \"filepicker\", \"key\": \"file\"}]}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("no json")).isInstanceOf(UncheckedIOException.class);
    }

    private static Map<String, Object> valid() {
        Map<String, Object> sent = new HashMap<>();
        sent.put("name", "Budi Santoso");
        sent.put("sure", true);
        sent.put("kind", "slow");
        return sent;
    }

    private List<String> problems(Map<String, Object> sent) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> reader.read(form, Complaint.class, sent, Map.of()));
        assertThat(refusal).isNotNull();
        return refusal.problems().stream()
                .map(problem -> problem.field() + " " + problem.code())
                .toList();
    }

    private static FormDefinition read(String schema) {
        return FormDefinition.read(
                new ByteArrayInputStream(schema.getBytes(StandardCharsets.UTF_8)), new ObjectMapper());
    }
}
