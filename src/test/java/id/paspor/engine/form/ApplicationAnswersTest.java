package id.paspor.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.engine.form.FormAnswerReader.Reading;
import id.paspor.kernel.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What people type into the forms of an application: each of them reads it alike, and says of what is wrong what is right. */
class ApplicationAnswersTest {

    private static final List<String> FORMS = List.of("application-submitted", "correct-application");

    private final ObjectMapper json = new ObjectMapper();
    private final FormAnswerReader reader = new FormAnswerReader(json);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phone                 | 0812-3456-7890                         | 081234567890
            phone                 | +62 812-3456-7890                      | +6281234567890
            phone                 | 62 812 3456 7890                       | +6281234567890
            phone                 | \u202a+62 812\u20113456\u20117890\u202c | +6281234567890
            phone                 | 0812\u00a03456\u00a07890               | 081234567890
            phone                 | (0812) 3456.7890                       | 081234567890
            emergencyContactPhone | +62 (0)812 3456 7890                   | +6281234567890
            nik                   | 5171 0122 0486 0001                    | 5171012204860001
            nik                   | 517101\u2013220486\u20130001           | 5171012204860001
            guardianNik           | \u20665171016203880009\u2069           | 5171016203880009
            familyCardNumber      | 517101.120315.0007                     | 5171011203150007
            postalCode            | 80\u2009111                            | 80111
            taxNumber             | 01.234.567.8-901.000                   | 012345678901000
            taxNumber             | 01\u2011234\u2011567 8901 000          | 012345678901000
            oldPassportNumber     | b 123-4567                             | B1234567
            oldPassportNumber     | \ufeffX1234567                         | X1234567
            fullName              | Budi\u00a0Santoso                      | Budi Santoso
            fullName              | Budi \u3000 Santoso                    | Budi Santoso
            fullName              | Bu\u00addi Santoso\u200e               | Budi Santoso
            motherName            | Siti Nur'aini                          | Siti Nur'aini
            motherName            | Siti Nur\u2019aini                     | Siti Nur'aini
            motherName            | Hj. Siti Aminah                        | Hj. Siti Aminah
            fatherName            | R. M. Djoko, S.H.                      | R. M. Djoko, S.H.
            guardianName          | Ma\u02bbrang (Wali)                    | Ma\u02bbrang (Wali)
            emergencyContactName  | John O'Neill\u2010Smith                | John O'Neill-Smith
            emergencyContactName  | Ren\u00e9e Mu\u0308ller                | Ren\u00e9e M\u00fcller
            placeOfBirth          | Kab. Ma\u2019rang                      | Kab. Ma'rang
            placeOfBirth          | \u0110\u00e0 N\u1eb5ng / Huế           | \u0110\u00e0 N\u1eb5ng / Huế
            email                 | \u202abudi.santoso@example.org\u202c   | budi.santoso@example.org
            email                 | Budi+paspor@mail.example.co.id         | Budi+paspor@mail.example.co.id
            """)
    void whatIsMeantIsTaken(String field, String typed, String read) {
        for (String form : FORMS) {
            assertThat(read(form, field, typed).answers()).as(form).containsEntry(field, read);
            assertThat(problems(form, field, typed)).as(form).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phone                | 021-555-1234              | form.shape.phone
            phone                | +65 8123 4567 8           | form.shape.phone
            phone                | 0812-3456-7890-1234-5     | form.shape.phone
            phone                | 0812\u00003456\u00007890  | form.control-characters
            nik                  | 5171 0122 0486 000        | form.shape.nik
            nik                  | 5171 0122 0486 0000 1     | form.shape.nik
            nik                  | 5171 0122 0486 000A       | form.shape.nik
            familyCardNumber     | 5171_1203_1500_07         | form.shape.family-card
            taxNumber            | 01/234/567/8-901          | form.shape.tax-number
            postalCode           | 8011l                     | form.shape.postal-code
            oldPassportNumber    | 12345678                  | form.shape.passport-number
            fullName             | Nur'aini                  | form.shape.own-name
            fullName             | Hj. Siti                  | form.shape.own-name
            fullName             | Budi-Santoso              | form.shape.own-name
            fullName             | Bu\u0007di                | form.control-characters
            motherName           | Siti 2                    | form.shape.name
            fatherName           | \u674e\u660e              | form.shape.name
            guardianName         | Budi <b>                  | form.shape.name
            emergencyContactName | -                         | form.shape.name
            placeOfBirth         | \u5317\u4eac Kab. Ma\u2019rang | form.shape.printed-place
            placeOfBirth         | \u0414\u0435\u043d\u043f\u0430\u0441\u0430\u0440 | form.shape.printed-place
            placeOfBirth         | Denpasar \u2605           | form.shape.printed-place
            placeOfBirth         | Den?pasar                 | form.shape.printed-place
            email                | budi..santoso@example.org | form.shape.email
            email                | budi.@example.org         | form.shape.email
            email                | .budi@example.org         | form.shape.email
            email                | budi@example..org         | form.shape.email
            email                | budi@-example.org         | form.shape.email
            email                | budi@example.org.         | form.shape.email
            email                | budi @example.org         | form.shape.email
            email                | budi@localhost            | form.shape.email
            email                | budi@                     | form.shape.email
            fullName             | 1                         | form.shape.own-name
            motherName           | ?                         | form.shape.name
            email                | budi@exam_ple.org         | form.shape.email
            email                | Budi <budi@example.org>   | form.shape.email
            oldPassportExpiry    | +999999999-01-01          | form.date
            oldPassportExpiry    | 0000-01-01                | form.date
            """)
    void whatIsWrongIsRefusedByItsField(String field, String typed, String code) {
        for (String form : FORMS) {
            assertThat(problems(form, field, typed)).as(form).containsExactly(code);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hand-over-passport   | collectorName      | Hj. Siti Nur\u2019aini         | Hj. Siti Nur'aini   |
            hand-over-passport   | collectorName      | Made\u00a0 Putra               | Made Putra          |
            hand-over-passport   | collectorName      | Made 2                         |                     | form.shape.name
            hand-over-passport   | collectorIdNumber  | 5171 0122 0460 0003            | 5171012204600003    |
            hand-over-passport   | collectorIdNumber  | \u202a517101\u2011220460\u20110003 | 5171012204600003 |
            hand-over-passport   | collectorIdNumber  | 5171 0122 0460 000             |                     | form.shape.nik
            correction-requested | registrationNumber | 1234-5678-9012-3452            | 1234567890123452    |
            correction-requested | registrationNumber | 1234\u202f5678\u202f9012\u202f3452 | 1234567890123452 |
            booklets-delivered   | firstNumber        | x 100 0001                     | X1000001            |
            booklets-delivered   | lastNumber         | X\u20111000\u2011100            | X1000100            |
            booklets-delivered   | lastNumber         | 10001000                       |                     | form.shape.booklet-number
            """)
    void soDoTheOtherForms(String form, String field, String typed, String read, String problem) {
        Map<String, Object> answers = Map.of("collectedBy", "family", field, typed);

        Reading reading = reader.reading(definition(form), answers, answers);

        if (problem == null) {
            assertThat(reading.answers()).containsEntry(field, read);
        }
        assertThat(problems(reading, field)).isEqualTo(problem == null ? List.of() : List.of(problem));
    }

    @Test
    void aFatherWhoIsNotOnTheCertificateIsNotAskedFor() {
        for (String form : FORMS) {
            assertThat(problems(form, "fatherName", "  ")).as(form).isEmpty();
            assertThat(problems(form, "motherName", "  ")).as(form).containsExactly("form.required");
        }
    }

    @Test
    void bothFormsAskForTheSameShapes() {
        Map<String, Shape> asked = shapes("application-submitted");
        Map<String, Shape> askedAgain = shapes("correct-application");

        assertThat(asked).hasSize(15);
        assertThat(askedAgain).isEqualTo(asked);
    }

    @Test
    void whatIsWrongIsSaidWithoutAnExampleThatIsNotThere() throws IOException {
        var bundles = new ResourceBundleMessageSource();
        bundles.setBasename("messages");
        bundles.setDefaultEncoding(StandardCharsets.UTF_8.name());
        bundles.setFallbackToSystemLocale(false);
        for (var language : List.of(Texts.INDONESIAN, Texts.ENGLISH)) {
            for (Shape shape : Shape.values()) {
                assertThat(bundles.getMessage("refusal." + shape.refusal(), null, language))
                        .as(shape + " " + language)
                        .hasSizeGreaterThan(15)
                        .doesNotContainIgnoringCase("ikuti contoh", "follow the example");
            }
            assertThat(bundles.getMessage("refusal.form.pattern", null, language))
                    .doesNotContainIgnoringCase("contoh", "example");
            assertThat(bundles.getMessage("refusal." + Shape.OWN_NAME.refusal(), null, language))
                    .contains("Nur'aini", "NUR AINI");
        }
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            for (Path file : files.toList()) {
                assertThat(json.readTree(file.toFile()).findParents("pattern"))
                        .as(file + ": what is right is said by a shape, with its own sentence")
                        .isEmpty();
            }
        }
    }

    private List<String> problems(String form, String field, String typed) {
        return problems(read(form, field, typed), field);
    }

    private static List<String> problems(Reading reading, String field) {
        return reading.problems().stream()
                .filter(problem -> problem.field().equals(field))
                .map(problem -> problem.code())
                .toList();
    }

    private Reading read(String form, String field, String typed) {
        return reader.reading(
                definition(form), Map.of("kind", "replacement", field, typed), Map.of("kind", "replacement"));
    }

    private Map<String, Shape> shapes(String form) {
        return definition(form).fields().values().stream()
                .filter(field -> field.shape() != null)
                .collect(Collectors.toMap(field -> field.key(), field -> field.shape()));
    }

    private FormDefinition definition(String form) {
        try {
            return FormDefinition.read(Files.newInputStream(Path.of("forms", form + ".form")), json);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
