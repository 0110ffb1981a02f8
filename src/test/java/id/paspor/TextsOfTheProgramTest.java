package id.paspor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.casefile.CaseFile.Guardianship;
import id.paspor.casefile.Status;
import id.paspor.casefile.reason.ReasonCode;
import id.paspor.payment.Bill;
import id.paspor.support.Sources;
import id.paspor.support.node.CompiledProgram;
import id.paspor.support.node.CompiledProgram.Call;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** Whatever a person reads exists in both languages, and in one place. */
class TextsOfTheProgramTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");

    private static final Pattern MAIL = Pattern.compile("(?i)\\b(e-?)?mail(s|ed)?\\b");

    /** Keys of what is about accounts, addresses and mail that failed, and of what is mailed where a phone was not reached. */
    private static final Pattern ALWAYS_BY_MAIL = Pattern.compile(
            "(mail|login|register|password-forgot|accounts?|message\\.(account|password|report)|channel"
                    + "|(case\\.)?undelivered|information\\.privacy\\.5|refusal\\.form\\.shape\\.email|stuck\\.cause)\\b");

    /** What may stand between tags: punctuation that is the same in every language. */
    private static final Pattern NO_WORDS = Pattern.compile("[\\s:,.–·|/()-]*");

    private static final Pattern WORDS_IN_ATTRIBUTES =
            Pattern.compile("\\s(alt|title|placeholder|aria-label|value)=\"[^\"]*\\p{L}");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(bundle("messages").stringPropertyNames())
                .isEqualTo(bundle("messages_en").stringPropertyNames());
    }

    @Test
    void noTextIsEmptyAndBothLanguagesUseTheSameArguments() throws IOException {
        Properties indonesian = bundle("messages");
        Properties english = bundle("messages_en");
        for (String key : indonesian.stringPropertyNames()) {
            assertThat(indonesian.getProperty(key)).as(key).isNotBlank();
            assertThat(placeholders(english.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(indonesian.getProperty(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyKeyThatATemplateUsesExists(Sources.Source template) throws IOException {
        Set<String> used = Sources.matches("#\\{([a-z][a-zA-Z0-9.-]*)", template.text());
        used.addAll(Sources.matches("#messages\\.msg\\('([^']+)'", template.text()));
        Sources.matches("web/(?:table|paper-parts) :: (?:table|dense)\\(([^~]*)", template.text())
                .forEach(columns -> used.addAll(Sources.matches("'(?:\\d+ )?\\+?([a-z][\\w.-]*\\w)'", columns)));

        assertThat(bundle("messages").stringPropertyNames()).containsAll(used);
    }

    @Test
    void everyRefusalThatTheCodeKnowsHasATextAndEveryTextARefusal() throws IOException {
        List<Call> refusals = CompiledProgram.calls(
                "id/paspor/kernel/Refusal(\\.(forbidden|notFound|conflict|invalid|notYet|unavailable)|\\$Problem\\.<init>)");
        Set<String> known = keysBelow("refusal.");

        assertThat(refusals)
                .hasSizeGreaterThan(100)
                .allSatisfy(refusal -> assertThat(refusal.texts()).containsAnyElementsOf(known));
        assertThat(CompiledProgram.texts()).containsAll(known);
    }

    @Test
    void everyKeyThatTheCodeNamesExists() throws IOException {
        Set<String> named = CompiledProgram.calls(
                        "id/paspor/kernel/Texts\\.(bilingual|toReader|has|in)|id/paspor/(web/SentForm\\.(done|attempt)|portal/CaseKeepingController\\.done)")
                .stream()
                .flatMap(call -> call.texts().stream())
                .filter(text -> text.matches("[a-z-]+(\\.[a-z0-9-]+)+"))
                .collect(Collectors.toSet());

        assertThat(named).hasSizeGreaterThan(40);
        assertThat(bundle("messages").stringPropertyNames()).containsAll(named);
    }

    @Test
    void everyTextIsNamedByItsKeyOrByWhatItsKeyBeginsWith() throws IOException {
        Pattern end = Pattern.compile("[.-]|(?=\\d)");
        Set<String> named = Stream.concat(
                        CompiledProgram.texts().stream(), templates().stream().map(Sources.Source::text))
                .flatMap(text -> Sources.matches("([a-z][\\w.-]*)", text).stream())
                .collect(Collectors.toSet());

        assertThat(bundle("messages").stringPropertyNames())
                .allMatch(key -> named.contains(key)
                        || end.matcher(key).results().anyMatch(found -> named.contains(key.substring(0, found.end()))));
    }

    @Test
    void everyStatusHasATextAndEveryTextAStatus() throws IOException {
        assertThat(keysBelow("status."))
                .isEqualTo(Arrays.stream(Status.values()).map(Status::code).collect(Collectors.toSet()));
    }

    @Test
    void everyReasonOfTheListsHasATextThatStandsAlone() throws IOException {
        assertThat(keysBelow("reason."))
                .isEqualTo(
                        Arrays.stream(ReasonCode.values()).map(ReasonCode::code).collect(Collectors.toSet()));
        for (String language : List.of("messages", "messages_en")) {
            Properties texts = bundle(language);
            assertThat(keysBelow("reason."))
                    .allMatch(code -> texts.getProperty("reason." + code).matches("[A-Z].{10,}\\."));
        }
    }

    @Test
    void everyStatusSaysWhatComesNext() throws IOException {
        assertThat(keysBelow("status-next.")).isEqualTo(keysBelow("status."));
    }

    @Test
    void whatSaysThatItIsTheApplicantsTurnStandsFirstInTheList() throws IOException {
        Properties texts = PropertiesLoaderUtils.loadProperties(new ClassPathResource("messages_en.properties"));

        assertThat(Status.values())
                .allSatisfy(status -> assertThat(texts.getProperty("status-next." + status.code())
                                .startsWith("Your turn:"))
                        .as(status.code())
                        .isEqualTo(status.awaitsApplicant()));
    }

    @Test
    void everyStateOfABillHasAText() throws IOException {
        assertThat(keysBelow("bill."))
                .isEqualTo(Arrays.stream(Bill.State.values())
                        .map(state -> state.name().toLowerCase())
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyMessageHasSubjectAndTextAndBelongsToAStatusOrIsNamedInTheCode() throws IOException {
        Set<String> code = CompiledProgram.texts();
        Set<String> statuses = Arrays.stream(Status.values()).map(Status::code).collect(Collectors.toSet());
        Set<String> keys = keysBelow("message.");
        Set<String> messages = keys.stream()
                .map(key -> key.replaceAll("\\.(subject|text)$", ""))
                .collect(Collectors.toSet());

        assertThat(keys)
                .isEqualTo(messages.stream()
                        .flatMap(message -> Set.of(message + ".subject", message + ".text").stream())
                        .collect(Collectors.toSet()));
        assertThat(messages).allMatch(message -> statuses.contains(message) || code.contains(message));
        assertThat(CompiledProgram.calls("id/paspor/notification/Messages\\.send"))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.texts()).containsAnyElementsOf(messages));
    }

    @Test
    void everyDocumentAndEveryReferralThatADecisionTableNamesHasAText() throws IOException {
        assertThat(keysBelow("document.")).isEqualTo(outputs(Sources.read("processes/required-documents.dmn")));
        assertThat(keysBelow("referral.")).isEqualTo(outputs(Sources.read("processes/eligibility.dmn")));
        assertThat(keysBelow("endorsement.")).isEqualTo(outputs(Sources.read("processes/name-endorsement.dmn")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data-entry", "interview"})
    void whoSignsForAChildIsCalledTheSameEverywhere(String form) throws IOException {
        Map<String, String> offered = new TreeMap<>();
        new ObjectMapper()
                .readTree(Sources.read("forms/" + form + ".form"))
                .path("components")
                .forEach(component -> {
                    if (component.path("key").asText().equals("guardianship")) {
                        component
                                .path("values")
                                .forEach(value -> offered.put(
                                        value.path("value").asText(),
                                        value.path("label").asText()));
                    }
                });

        assertThat(offered)
                .isEqualTo(Arrays.stream(Guardianship.values())
                        .collect(Collectors.toMap(
                                Guardianship::code, guardianship -> bilingual("guardianship." + guardianship.code()))));
        assertThat(keysBelow("guardianship.")).isEqualTo(offered.keySet());
    }

    private static String bilingual(String key) {
        try {
            return bundle("messages").getProperty(key) + " / "
                    + bundle("messages_en").getProperty(key);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void everyLabelOfADiagramIsThereInIndonesianAndNoOther() throws IOException {
        Set<String> labels = new TreeSet<>();
        for (Sources.Source model : Sources.all("processes", ".bpmn")) {
            BpmnModelInstance diagram = Bpmn.readModelFromFile(model.path().toFile());
            Stream.concat(
                            diagram.getModelElementsByType(FlowElement.class).stream()
                                    .map(FlowElement::getName),
                            diagram.getModelElementsByType(Process.class).stream()
                                    .map(Process::getName))
                    .filter(Objects::nonNull)
                    .forEach(labels::add);
        }
        Set<String> translated = new TreeSet<>();
        new ObjectMapper()
                .readTree(Sources.read("processes/labels_id.json"))
                .fieldNames()
                .forEachRemaining(translated::add);

        assertThat(translated).isEqualTo(labels);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void templatesHoldNoWordsOfTheirOwn(Sources.Source template) {
        String withoutComments = template.text().replaceAll("(?s)<!--.*?-->", "");
        String betweenTags = withoutComments.replaceAll("(?s)<[^>]*>", "");

        assertThat(betweenTags).matches(NO_WORDS);
        assertThat(WORDS_IN_ATTRIBUTES.matcher(withoutComments).results().map(found -> found.group()))
                .isEmpty();
    }

    /** Below a thousand nobody sees the difference; a rank, which stands at the right too, is below it. */
    @ParameterizedTest
    @MethodSource("templates")
    void numbersAtTheRightOfTablesAreWrittenAsPeopleReadThem(Sources.Source template) {
        assertThat(Sources.matches(
                        "<\\w+ class=\"(?:text-end|number)\"[^>]*th:text=\"\\$\\{(?!row\\.count)([\\w.()\\[\\]]+)}\"",
                        template.text()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "surel, e-mail",
        "nomor permohonan, nomor registrasi",
        "surat janji wawancara, surat jadwal wawancara",
        "surat pengantar, surat jadwal wawancara",
        "penyelia, supervisor",
        "keadaan memaksa, keadaan kahar",
        "entri data, pemeriksaan data",
        "pemasukan data, pemeriksaan data",
        "menikah, kawin",
        "tidak hadir wawancara, tidak hadir pada wawancara",
        "jika tidak permohonan, Jika tidak",
        "pastikan jadwal, Konfirmasi jadwal",
        "saya menyatakannya, Saya menyatakan data ini benar",
        "bentuknya tidak sesuai, hanya huruf",
        "spasi tidak apa-apa, boleh ditulis dengan spasi",
        "berkas kosong, Unduh contoh berkas",
        "petugas lain daripada, selain",
        "penyerahan dilepas, Penahanan dicabut",
        "lepas penyerahan, Cabut penahanan",
        "melepasnya, mencabut penahanannya",
        "temuan penyaringan, temuan penelitian",
        "waktu jalan, Sedang berjalan"
    })
    void oneThingHasOneTerm(String variant, String term) {
        Pattern word = Pattern.compile("(?i)\\b" + variant + "\\b");
        assertThat(indonesian())
                .hasSizeGreaterThan(15)
                .allSatisfy(source -> assertThat(word.matcher(source.text()).results())
                        .as("%s in %s should be %s", variant, source, term)
                        .isEmpty());
        assertThat(indonesian()).anySatisfy(source -> assertThat(source.text()).containsIgnoringCase(term));
    }

    /** Who chose SMS or WhatsApp is told by these: news of an application is a message, whichever way it goes. */
    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages_en"})
    void onlyWhatAlwaysGoesByMailIsCalledMail(String language) throws IOException {
        Properties texts = bundle(language);

        assertThat(texts.stringPropertyNames().stream()
                        .filter(key -> MAIL.matcher(texts.getProperty(key)).find()))
                .hasSizeGreaterThan(15)
                .allMatch(key -> ALWAYS_BY_MAIL.matcher(key).lookingAt());
    }

    /** They stand in the account, in the list and on the public page: each is true in all of these places. */
    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages_en"})
    void whatComesNextSendsNobodyToWhereTheyAre(String language) throws IOException {
        Properties texts = bundle(language);

        assertThat(keysBelow("status-next."))
                .allSatisfy(status -> assertThat(texts.getProperty("status-next." + status))
                        .doesNotContainPattern("(?i)\\b(akun|account|masuk|sign in)\\b"));
    }

    private static List<Sources.Source> indonesian() {
        return Stream.of(
                        Sources.all("src/main/resources", "messages.properties"),
                        Sources.all("src/main/resources/META-INF", "id.json"),
                        Sources.all("forms", ".form"))
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void webappsSpeakIndonesianThroughout(String webapp) throws IOException {
        assertThat(locale(webapp, "id")).isNotEmpty().containsAll(locale(webapp, "en"));
    }

    static Collection<Sources.Source> templates() {
        return Sources.all("src/main/resources/templates", ".html");
    }

    private static Properties bundle(String name) throws IOException {
        return PropertiesLoaderUtils.loadProperties(new ClassPathResource(name + ".properties"));
    }

    private static Set<String> keysBelow(String prefix) throws IOException {
        return bundle("messages").stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** The texts that the rules of a decision table give as results. */
    private static Set<String> outputs(String table) {
        return Sources.matches("(?s)<outputEntry[^>]*>\\s*<text>\"([^\"]+)\"</text>", table);
    }

    private static Set<String> locale(String webapp, String language) throws IOException {
        String path = "META-INF/resources/webjars/camunda/app/" + webapp + "/locales/" + language + ".json";
        try (InputStream file = new ClassPathResource(path).getInputStream()) {
            Set<String> keys = new TreeSet<>();
            collect("", new ObjectMapper().readTree(file), keys);
            return keys;
        }
    }

    private static void collect(String path, JsonNode node, Set<String> keys) {
        node.fields().forEachRemaining(field -> {
            String key = path + "/" + field.getKey();
            keys.add(key);
            collect(key, field.getValue(), keys);
        });
    }
}
