package id.paspor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.support.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * No library comes in under a licence that {@code docs/licences.md} does not know. An offline Maven writes no bill of
 * materials; then this is skipped, but never on the build server.
 */
class LicencesTest {

    private static final String PAGE = Sources.read("docs/licences.md");
    private static final Set<String> PERMISSIVE = Sources.matches("(?m)^\\| `([\\w.-]+)` \\|", PAGE);

    @Test
    void everyLibraryIsUnderAPermissiveLicenceOrNamedOnThePage() throws IOException {
        try (InputStream bill = getClass().getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            assumeTrue(
                    bill != null || "true".equals(System.getenv("CI")),
                    "There is no bill of materials: Maven is offline");
            assertThat(new ObjectMapper().readTree(bill).get("components"))
                    .hasSizeGreaterThan(100)
                    .allSatisfy(library -> assertThat(isPermissive(library) || isNamed(library))
                            .as(library.get("group").asText() + ":"
                                    + library.get("name").asText())
                            .isTrue());
        }
    }

    /** Several licences are a choice, except where one part of a library has another: those are named on the page. */
    private static boolean isPermissive(JsonNode library) {
        return StreamSupport.stream(library.path("licenses").spliterator(), false)
                .map(licence -> licence.path("license").path("id").asText())
                .anyMatch(PERMISSIVE::contains);
    }

    private static boolean isNamed(JsonNode library) {
        String group = library.get("group").asText();
        return PAGE.contains("`" + group + ":" + library.get("name").asText() + "`")
                || PAGE.contains("`" + group + "`")
                || group.startsWith("org.glassfish.jersey.") && PAGE.contains("`org.glassfish.jersey.*`");
    }
}
