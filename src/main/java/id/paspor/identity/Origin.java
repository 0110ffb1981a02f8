package id.paspor.identity;

import id.paspor.kernel.ClientAddress;
import id.paspor.kernel.Cookies;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.web.util.WebUtils;

/**
 * Where somebody tries to sign in from.
 *
 * @param address the client's address as {@link ClientAddress} counts it
 * @param devices the cookie of {@link KnownDevices}, or the empty text
 * @param host the host that was named, see {@link Addresses}
 * @param byProgram whether the password came with HTTP Basic
 */
public record Origin(String address, String devices, String host, boolean byProgram) {

    /** The program itself. */
    static final Origin WITHIN = new Origin("", "", "", false);

    public static Origin of(HttpServletRequest request) {
        return of(request, false);
    }

    public static Origin ofProgram(HttpServletRequest request) {
        return of(request, true);
    }

    private static Origin of(HttpServletRequest request, boolean byProgram) {
        String devices = Stream.of(Cookies.OF_THIS_HOST + KnownDevices.COOKIE, KnownDevices.COOKIE)
                .map(name -> WebUtils.getCookie(request, name))
                .filter(Objects::nonNull)
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
        return new Origin(ClientAddress.key(request.getRemoteAddr()), devices, request.getServerName(), byProgram);
    }
}
