package id.paspor.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;

/** The sessions of an account, on all nodes: they begin, are listed and end. */
@Service
public class AccountSessions {

    private final CalmSessionRepository sessions;
    private final Clock clock;

    AccountSessions(CalmSessionRepository sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * One session, as whoever is signed in sees it.
     *
     * @param key names it on a page; nobody can use the session with it
     * @param since when somebody signed in
     * @param lastSeen the last request, to the minute
     * @param address the client's address at sign-in
     * @param browser its browser and system, or the empty text
     * @param present whether the page is read in it
     */
    public record OwnSession(
            String key, Instant since, Instant lastSeen, String address, String browser, boolean present) {}

    /**
     * Notes in the session of a request that an account has just signed in there. When it has too many sessions, the one
     * that was idle longest ends, once this one is kept.
     */
    public void begun(HttpServletRequest request) {
        SignIn signIn = new SignIn(
                clock.instant(),
                request.getRemoteAddr(),
                BrowserName.of(Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT))
                        .orElse("")));
        request.getSession().setAttribute(SignIn.ATTRIBUTE, signIn);
    }

    /** All sessions of an account, the last one in use first. */
    public List<OwnSession> of(String account, String present) {
        return sessions.of(account).stream()
                .map(session -> seen(session, present))
                .sorted(Comparator.comparing(OwnSession::present)
                        .thenComparing(OwnSession::lastSeen)
                        .thenComparing(OwnSession::since)
                        .reversed())
                .toList();
    }

    private static OwnSession seen(CalmSession session, String present) {
        SignIn signIn = session.getRequiredAttribute(SignIn.ATTRIBUTE);
        return new OwnSession(
                key(session.getId()),
                signIn.at(),
                session.getLastAccessedTime(),
                signIn.address(),
                signIn.browser(),
                session.getId().equals(present));
    }

    /** Ends one session of an account, if it still has it. */
    public void end(String account, String key) {
        sessions.of(account).stream()
                .map(CalmSession::getId)
                .filter(number -> key(number).equals(key))
                .forEach(sessions::deleteById);
    }

    /** Ends all sessions of an account but the one with this number. */
    public void endOthers(String account, String present) {
        sessions.endOthers(account, present);
    }

    /** Ends all sessions of an account. */
    public void endAll(String account) {
        sessions.endAll(account);
    }

    private static String key(String number) {
        return DigestUtils.sha256Hex(number);
    }
}
