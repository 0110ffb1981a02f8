package id.paspor.web;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Says a refusal on a page or, below {@code /api}, as JSON in both languages. */
@ControllerAdvice
class RefusalAdvice {

    private final Texts texts;

    RefusalAdvice(Texts texts) {
        this.texts = texts;
    }

    @ExceptionHandler
    Object refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response, Locale language) {
        SentForm.say(refusal, response);
        HttpStatus status = HttpStatus.valueOf(refusal.kind().status());
        if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            // said even to whoever does not take JSON
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("type", "Refusal", "message", texts.bilingual(refusal)));
        }
        ModelAndView page = new ModelAndView("error", status);
        page.addObject("status", status.value());
        page.addObject("reason", texts.in(language, refusal));
        return page;
    }

    /**
     * The address of a form that is opened as a page, as by whoever changes the language where it was refused or reads again what
     * it answered: the page that it is below.
     */
    @ExceptionHandler
    Object notAPage(HttpRequestMethodNotSupportedException form, HttpServletRequest request)
            throws HttpRequestMethodNotSupportedException {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        String path = request.getServletPath();
        if (!HttpMethod.GET.matches(request.getMethod())
                || accepted == null
                || !accepted.contains(MediaType.TEXT_HTML_VALUE)) {
            throw form;
        }
        String above = path.substring(0, path.lastIndexOf('/') + 1).replaceFirst("(?<=.)/$", "");
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        RedirectView page = new RedirectView(above + query, true);
        page.setExpandUriTemplateVariables(false);
        return page;
    }

    /** A form of several parts that is none, a file's name that is none, or a text that nobody can keep. */
    @ExceptionHandler({MultipartException.class, InvalidFileNameException.class, RequestRejectedException.class})
    Object notUnderstood(HttpServletRequest request, HttpServletResponse response, Locale language) {
        Problem problem = new Problem(null, "request.unreadable");
        return refused(Refusal.invalid(List.of(problem)), request, response, language);
    }
}
