package id.paspor.identity.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.Texts;
import id.paspor.kernel.written.PlainText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/** Answers what is turned away before any door: with a page for browsers, with JSON in both languages for programs. */
@Component
record Rejections(Texts texts, ObjectMapper json) implements RequestRejectedHandler {

    /**
     * Lets nothing in that nobody can keep; what else is wrong with a text is said at its field. Braces in a path would be
     * taken for a template where a page leads back to it.
     */
    @Bean
    static HttpFirewall storableTexts() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(PlainText::isStorable);
        firewall.getDecodedUrlBlocklist().addAll(List.of("{", "}", "\uFFFE", "\uFFFF"));
        return firewall;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        say(request, response, HttpServletResponse.SC_BAD_REQUEST, new Problem(null, "request.unreadable"));
    }

    /** Answers with a status and what is wrong; browsers get the page of errors, which has {@code refusal} and {@code arguments}. */
    void say(HttpServletRequest request, HttpServletResponse response, int status, Problem problem) throws IOException {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE)) {
            request.setAttribute("refusal", "refusal." + problem.code());
            request.setAttribute("arguments", problem.arguments());
            response.sendError(status);
        } else {
            response.setStatus(status);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.writeValue(
                    response.getOutputStream(),
                    Map.of(
                            "type",
                            "Refusal",
                            "message",
                            texts.toReader("refusal." + problem.code(), problem.arguments())));
        }
    }
}
