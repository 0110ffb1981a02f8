package id.paspor.appointment.web;

import id.paspor.appointment.waitingroom.QueuePosition;
import id.paspor.appointment.waitingroom.WaitingRoom;
import id.paspor.casefile.CaseFile;
import id.paspor.kernel.RegistrationNumber;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Where whoever is signed in stands in line, with the ticket in a cookie of the case's own. */
@Component
class QueueCookie {

    static final String COOKIE = "PASPOR-PLACE";

    /** The page of one case or of a family, to which the cookie goes, and what is below it. */
    private static final Pattern PAGE_OF_TIMES =
            Pattern.compile("^(.*/applications/(?:[0-9]{16}|family)/appointment).*$");

    private static final Duration KEPT = Duration.ofHours(3);

    private final WaitingRoom waitingRoom;
    private final boolean secureCookies;

    QueueCookie(WaitingRoom waitingRoom, @Value("${paspor.secure-cookies}") boolean secureCookies) {
        this.waitingRoom = waitingRoom;
        this.secureCookies = secureCookies;
    }

    /** By the ticket alone, so that thousands may ask; nothing when there is no good one. */
    Optional<QueuePosition> recalled(
            HttpServletRequest request, HttpServletResponse response, RegistrationNumber registrationNumber) {
        Optional<String> shown =
                Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(Cookie::getValue);
        Optional<QueuePosition> place =
                shown.flatMap(ticket -> waitingRoom.recall(account(request), registrationNumber, ticket));
        place.filter(told -> !told.ticket().equals(shown.get())).ifPresent(told -> keep(told, request, response));
        return place;
    }

    /** Takes part for a case of the account's own, whether or not that was done before. */
    QueuePosition entered(HttpServletRequest request, HttpServletResponse response, CaseFile file) {
        QueuePosition place = waitingRoom.enter(account(request), file);
        if (place.ticket() != null) {
            keep(place, request, response);
        }
        return place;
    }

    private void keep(QueuePosition place, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, place.ticket()));
    }

    private static String account(HttpServletRequest request) {
        return request.getUserPrincipal().getName();
    }

    private String cookie(HttpServletRequest request, String ticket) {
        return ResponseCookie.from(COOKIE, ticket)
                .httpOnly(true)
                .secure(secureCookies)
                .sameSite("Lax")
                .path(PAGE_OF_TIMES.matcher(request.getRequestURI()).replaceFirst("$1"))
                .maxAge(KEPT)
                .build()
                .toString();
    }
}
