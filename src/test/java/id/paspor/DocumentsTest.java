package id.paspor;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Sources;
import id.paspor.support.Sources.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What stands at the front door of the code leads to things that are there. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("(?:]\\(|src=\")(?!https?:)([^)\"#]+)");
    private static final Pattern MAPPING =
            Pattern.compile("@(Get|Put|Post|Patch|Delete)Mapping(?:\\((?:path = |value = )?\"([^\"]*)\")?");
    private static final Pattern PREFIX = Pattern.compile("@RequestMapping\\(\"([^\"]*)\"\\)");

    @Test
    void everyFileThatIsLinkedToExists() {
        List<String> pages = List.of(
                "README.md",
                "CONTRIBUTING.md",
                "CHANGELOG.md",
                "docs/tour.md",
                "docs/licences.md",
                "docs/adr/README.md");

        assertThat(pages)
                .allSatisfy(page -> assertThat(LINK.matcher(Sources.read(page))
                                .results()
                                .map(link -> Path.of(page).resolveSibling(link.group(1))))
                        .allSatisfy(file -> assertThat(file).exists()));
    }

    @Test
    void everyRecordSaysItsDateAndItsAlternativesAndIsInTheIndex() {
        String index = Sources.read("docs/adr/README.md");

        assertThat(Sources.all("docs/adr", ".md"))
                .filteredOn(record -> !record.path().endsWith("README.md"))
                .hasSizeGreaterThan(25)
                .allSatisfy(record -> {
                    assertThat(record.text())
                            .containsPattern("\\n\\nStatus: [^\\n]+\\. Date: 20\\d\\d-\\d\\d-\\d\\d\\.\\n");
                    assertThat(record.text()).containsPattern("(?m)^(\\*\\*|## )Alternatives");
                    assertThat(index).contains("](" + record + ")");
                });
    }

    @Test
    void theInterfaceForProgramsIsDescribedAsItIs() {
        Map<String, Map<String, Map<String, Object>>> described =
                new Yaml().load(Sources.read("docs/api/openapi.yaml"));
        Set<String> operations = new TreeSet<>();
        described
                .get("paths")
                .forEach((path, methods) -> methods.keySet().forEach(method -> operations.add(method + " " + path)));

        assertThat(operations)
                .isNotEmpty()
                .containsExactlyElementsOf(Sources.all("src/main/java", ".java").stream()
                        .flatMap(DocumentsTest::mapped)
                        .filter(operation -> operation.contains(" /api/"))
                        .sorted()
                        .toList());
    }

    private static Stream<String> mapped(Source source) {
        String prefix = PREFIX.matcher(source.text())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
        return MAPPING.matcher(source.text())
                .results()
                .map(found ->
                        found.group(1).toLowerCase() + " " + prefix + (found.group(2) == null ? "" : found.group(2)));
    }
}
