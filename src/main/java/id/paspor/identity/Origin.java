package id.paspor.identity;

import id.paspor.kernel.ClientAddress;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.util.WebUtils;

/**
 * Where somebody tries to sign in from.
 *
 * @param address the client's address as {@link ClientAddress} counts it
 * @param devices the cookie of {@link KnownDevices}, or the empty text
 */
record Origin(String address, String devices) {

    /** The program itself. */
    static final Origin WITHIN = new Origin("", "");

    static Origin of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, KnownDevices.COOKIE);
        return new Origin(ClientAddress.key(request.getRemoteAddr()), cookie == null ? "" : cookie.getValue());
    }
}
