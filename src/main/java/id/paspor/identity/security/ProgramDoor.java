package id.paspor.identity.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.identity.TooManyAttempts;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Asks programs for HTTP Basic, and tells those that guessed too often when to come again. */
@Component
class ProgramDoor implements AuthenticationEntryPoint {

    private final BasicAuthenticationEntryPoint basic = new BasicAuthenticationEntryPoint();
    private final Texts texts;
    private final ObjectMapper json;

    ProgramDoor(Texts texts, ObjectMapper json) {
        this.texts = texts;
        this.json = json;
        basic.setRealmName("Paspor Online");
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException {
        if (failed instanceof TooManyAttempts tooMany) {
            Refusal refusal = tooMany.refusal();
            response.setStatus(refusal.kind().status());
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(refusal.retryAfter().toSeconds()));
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.writeValue(response.getOutputStream(), Map.of("type", "Refusal", "message", texts.bilingual(refusal)));
        } else {
            basic.commence(request, response, failed);
        }
    }
}
