package id.paspor;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What stands at the front door of the code leads to things that are there. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("(?:]\\(|src=\")(?!https?:)([^)\"#]+)");

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
}
