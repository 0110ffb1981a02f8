package id.paspor.engine.rest;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What browsers keep of the webapps: Camunda's files for good, ours until they change, pages and answers never. */
@ServerTest
class WebappFilesTest {

    @LocalServerPort
    private int port;

    private Client officer;

    @BeforeEach
    void signIn() {
        officer = Client.session(port, "dpsDataEntry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/lib/deps.js?bust=7.24.0",
                "/camunda/assets/opensans-regular-webfont.woff2",
                "/camunda/app/tasklist/camunda-tasklist-bootstrap.js?bust=7.24.0",
                "/camunda/app/cockpit/camunda-cockpit-bootstrap.css?bust=7.24.0"
            })
    void whatIsCamundasOwnIsKeptForGood(String file) {
        Answer answer = officer.get(file);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=31536000, private, immutable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/paspor/paspor.js",
                "/camunda/app/paspor/paspor.css",
                "/camunda/app/tasklist/scripts/config.js",
                "/camunda/app/cockpit/styles/user-styles.css?bust=7.24.0",
                "/camunda/app/tasklist/locales/id.json?bust=7.24.0"
            })
    void whatIsOursIsSentAgainOnlyWhenItHasChanged(String file) {
        Answer first = officer.send("GET", file, null, null, Map.of("Accept-Encoding", "gzip"));
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache, private");

        assertThat(officer.send("GET", file, null, null, Map.of("If-None-Match", first.header("ETag")))
                        .status())
                .isEqualTo(304);
        Answer changed = officer.send("GET", file, null, null, Map.of("If-None-Match", "W/\"of another version\""));
        assertThat(changed.status()).isEqualTo(200);
    }

    @Test
    void whatIsOursIsCompressedAsAllElse() {
        Answer answer = officer.send(
                "GET", "/camunda/app/tasklist/locales/id.json", null, null, Map.of("Accept-Encoding", "gzip"));

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/tasklist/default/",
                "/camunda/api/engine/engine/default/filter",
                "/camunda/lib/missing.js?bust=7.24.0",
                "/camunda/app/tasklist/locales/missing.json"
            })
    void nothingElseIsKept(String address) {
        assertThat(officer.get(address).header("Cache-Control")).contains("no-store");
    }

    @Test
    void whoHasNotSignedInIsToldNothingToKeep() {
        Answer answer = Client.nobody(port).get("/camunda/lib/deps.js?bust=7.24.0");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }
}
