package id.paspor.identity.security;

import id.paspor.identity.AccountLanguages;
import id.paspor.identity.EngineAccounts;
import id.paspor.identity.KnownDevices;
import id.paspor.identity.Missing;
import id.paspor.identity.Origin;
import id.paspor.identity.RecentProof;
import id.paspor.identity.TooManyAttempts;
import id.paspor.identity.session.AccountSessions;
import id.paspor.kernel.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Service;

/** Signs in somebody who has proved otherwise than in the login form who it is. */
@Service
public class SessionLogin {

    private final EngineAccounts accounts;
    private final KnownDevices devices;
    private final AccountSessions sessions;
    private final RecentProof recently;
    private final AccountLanguages languages;
    private final ApplicationEventPublisher events;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SessionLogin(
            EngineAccounts accounts,
            KnownDevices devices,
            AccountSessions sessions,
            RecentProof recently,
            AccountLanguages languages,
            ApplicationEventPublisher events) {
        this.events = events;
        this.accounts = accounts;
        this.devices = devices;
        this.sessions = sessions;
        this.recently = recently;
        this.languages = languages;
    }

    /**
     * Signs in by what counts as much as a password, in a new session; what was in the one before is gone. Where more is
     * asked for than a password, the account is signed in by half only.
     */
    public void signIn(String account, HttpServletRequest request, HttpServletResponse response) {
        enter(accounts.afterPassword(account, Origin.of(request)), request, response);
    }

    /**
     * Signs in somebody who has proved a second factor besides, in a new session.
     *
     * @return where to go from there: to what is still missing, to the page that was asked for before signing in, or to the
     *     account's desk
     */
    public String complete(String account, HttpServletRequest request, HttpServletResponse response) {
        Authentication signedIn = accounts.afterSecondFactor(account, Origin.of(request));
        Optional<SavedRequest> asked = UnfinishedForms.asked(request, response);
        events.publishEvent(new InteractiveAuthenticationSuccessEvent(signedIn, SessionLogin.class));
        enter(signedIn, request, response);
        Optional<Missing> missing = Missing.of(signedIn);
        if (missing.isPresent()) {
            asked.ifPresent(page -> UnfinishedForms.keep(page, request));
            return missing.get().page();
        }
        return asked.map(SavedRequest::getRedirectUrl).orElseGet(() -> SecurityConfiguration.deskOf(signedIn));
    }

    /** Where somebody who has signed in goes from the login page: to what is still missing, or to the account's desk. */
    public String onwards(Authentication signedIn) {
        return Missing.of(signedIn).map(Missing::page).orElseGet(() -> SecurityConfiguration.deskOf(signedIn));
    }

    private void enter(Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        begun(signedIn, request, response);
    }

    /** Notes that somebody has just signed in, here and now; a browser is known once that is whole. */
    void begun(Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
        sessions.begun(request);
        languages.bring(signedIn.getName(), request, response);
        if (Missing.nothing(signedIn)) {
            devices.remember(signedIn.getName(), request, response);
            recently.note(request);
        }
    }

    /**
     * Has somebody who is signed in prove it once more, by the password.
     *
     * @return where to go from there, if nowhere else
     * @throws Refusal when it is wrong, or was guessed too often
     */
    public String proveAgain(Authentication signedIn, String password, HttpServletRequest request) {
        try {
            accounts.check(signedIn.getName(), password, Origin.of(request));
        } catch (BadCredentialsException wrong) {
            throw Refusal.invalid("present", "password.wrong");
        } catch (TooManyAttempts tooMany) {
            throw tooMany.refusal();
        }
        recently.note(request);
        return SecurityConfiguration.deskOf(signedIn);
    }
}
