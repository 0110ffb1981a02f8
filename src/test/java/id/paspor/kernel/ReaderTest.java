package id.paspor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class ReaderTest {

    @AfterEach
    void nobodyAsks() {
        RequestContextHolder.resetRequestAttributes();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', id",
        "'', id-ID, id",
        "'', 'en-US,en;q=0.9', en",
        "'', 'fr-FR,fr;q=0.9,en;q=0.8', id",
        "'', 'xx-$$;q=z,,--', id",
        "en, id-ID, en",
        "id, en-US, id",
        "EN-gb, id-ID, en",
        "' ', en-US, id"
    })
    void whatSomebodyChoseCountsThenWhatTheirBrowserAsksFor(String chosen, String asked, String language) {
        MockHttpServletRequest request = request("/camunda/api/engine/engine/default/filter");
        request.setCookies(chosen.isEmpty() ? new Cookie("OTHER", "en") : new Cookie("PASPOR-LANG", chosen));
        if (!asked.isEmpty()) {
            request.addHeader("Accept-Language", asked);
        }

        assertThat(reader(false).language().map(Object::toString)).contains(language);
    }

    @Test
    void overTlsOnlyTheCookieThatOnlyThisHostCanSetCounts() {
        MockHttpServletRequest request = request("/camunda/app/tasklist/default/");
        request.setCookies(new Cookie("PASPOR-LANG", "en"));
        assertThat(reader(true).language()).contains(Texts.INDONESIAN);

        request.setCookies(new Cookie("__Host-PASPOR-LANG", "en"));
        assertThat(reader(true).language()).contains(Texts.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/api/cases", "/snap/v1.0/access-token/b2b"})
    void programsReadBothLanguages(String path) {
        request(path).addHeader("Accept-Language", "en");

        assertThat(reader(false).language()).isEmpty();
    }

    @Test
    void whatTheProgramDoesByItselfHasNoReader() {
        assertThat(reader(false).language()).isEmpty();
    }

    private static Reader reader(boolean tls) {
        return new Reader(new Cookies(tls));
    }

    private static MockHttpServletRequest request(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        return request;
    }
}
