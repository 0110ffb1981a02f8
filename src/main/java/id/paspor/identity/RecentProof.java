package id.paspor.identity;

import id.paspor.kernel.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Asks once more who it is, before roles are granted or an account is changed: a session that was left open is not enough.
 * Programs send their password with every call. Where no second factor is asked for, this is not either.
 */
@Component
public class RecentProof {

    private static final String AT = RecentProof.class.getName();
    private static final Duration LASTS = Duration.ofMinutes(5);

    private final SecondFactorRule rule;
    private final Clock clock;

    RecentProof(SecondFactorRule rule, Clock clock) {
        this.rule = rule;
        this.clock = clock;
    }

    /** Notes that whoever has this session has just proved who it is. */
    public void note(HttpServletRequest request) {
        request.getSession().setAttribute(AT, clock.instant());
    }

    /** Whether whoever sends this request proved so within the last five minutes. */
    public boolean isRecent(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (!rule.isRequired() || session == null) {
            return true;
        }
        Instant at = (Instant) session.getAttribute(AT);
        return at != null && clock.instant().isBefore(at.plus(LASTS));
    }

    /**
     * Refuses the request of this thread when its session needs a new proof.
     *
     * @throws Refusal that says where to prove it
     */
    void require() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && !isRecent(attributes.getRequest())) {
            throw Refusal.forbidden("sign-in.again");
        }
    }
}
