package id.paspor.identity.security;

import id.paspor.identity.TooManyAttempts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;

/**
 * What the login page says after a failure, once.
 *
 * @param account what was typed, in order not to be typed again
 * @param untilNext how long, when the password was not looked at, else {@code null}
 */
public record SignInFailure(String account, Duration untilNext) implements Serializable {

    private static final String ATTRIBUTE = SignInFailure.class.getName();
    private static final int LONGEST = 254;

    /** The failure that led to the login page, if one did. */
    public static Optional<SignInFailure> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Optional<SignInFailure> failure = Optional.ofNullable((SignInFailure) session.getAttribute(ATTRIBUTE));
        session.removeAttribute(ATTRIBUTE);
        return failure;
    }

    static void toLoginPage(HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException {
        String typed = Optional.ofNullable(request.getParameter("username")).orElse("");
        Duration untilNext =
                failed instanceof TooManyAttempts tooMany ? tooMany.refusal().retryAfter() : null;
        String account = typed.length() > LONGEST ? "" : typed;
        request.getSession().setAttribute(ATTRIBUTE, new SignInFailure(account, untilNext));
        new DefaultRedirectStrategy().sendRedirect(request, response, "/login?error");
    }
}
