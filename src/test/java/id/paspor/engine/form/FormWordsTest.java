package id.paspor.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.kernel.Texts;
import id.paspor.support.Sources;
import id.paspor.support.Sources.Source;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormWordsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What has to be the same in both halves of a text, or one of them lacks something. */
    private static final Pattern THE_SAME = Pattern.compile("\\d+|\\*\\*|###|\\(PDF\\)|\\{\\{[a-zA-Z]+}}");

    /** Ten years cannot be had under 17: of these only one half says one or the other in digits. */
    private static final Set<String> WRITTEN_OUT = Set.of("10", "17");

    @Test
    void tagsAndExpressionsAndBlanksStayAroundTheWordsOfOneLanguage() throws IOException {
        JsonNode form = JSON.readTree("""
                {"components": [
                  {"label": "Ya / Yes", "key": "a / b", "values": [{"label": "Baik / Good", "value": "good / bad"}]},
                  {"text": "<a href=\\"/cases/{{number}}\\">Berkas / Case file {{number}}</a>"},
                  {"content": "<style>\\np { font: 1px / 2px x }\\n</style>{{if a = \\"\\" then \\"Ada / There\\" else \\"–\\"}}"},
                  {"text": "Satu.\\n\\nOne."},
                  {"text": "# Dua / # Two\\n\\n{{name}}\\n\\nDi {{office}}. / At {{office}}."}]}
                """);

        FormWords.keep(Texts.ENGLISH, form);

        assertThat(form).isEqualTo(JSON.readTree("""
                                {"components": [
                                  {"label": "Yes", "key": "a / b", "values": [{"label": "Good", "value": "good / bad"}]},
                                  {"text": "<a href=\\"/cases/{{number}}\\">Case file {{number}}</a>"},
                                  {"content": "<style>\\np { font: 1px / 2px x }\\n</style>{{if a = \\"\\" then \\"There\\" else \\"–\\"}}"},
                                  {"text": "One."},
                                  {"text": "# Two\\n\\n{{name}}\\n\\nAt {{office}}."}]}
                                """));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyTextOfAFormIsInEachLanguageWholeAndWithoutTheOther(Source form) {
        List<String> indonesian = HandedOutForm.of(form, Texts.INDONESIAN).texts();
        List<String> english = HandedOutForm.of(form, Texts.ENGLISH).texts();

        assertThat(indonesian).hasSameSizeAs(english).noneMatch(text -> text.contains(" / "));
        assertThat(english).noneMatch(text -> text.contains(" / "));
        for (int text = 0; text < indonesian.size(); text++) {
            assertThat(theSame(english.get(text))).as(english.get(text)).isEqualTo(theSame(indonesian.get(text)));
            assertThat(english.get(text)).isNotBlank();
            assertThat(indonesian.get(text)).isNotBlank();
        }
    }

    static Collection<Source> forms() {
        return Sources.all("forms", ".form");
    }

    private static TreeSet<String> theSame(String text) {
        TreeSet<String> found = new TreeSet<>(
                THE_SAME.matcher(text).results().map(MatchResult::group).toList());
        found.removeAll(WRITTEN_OUT);
        return found;
    }
}
