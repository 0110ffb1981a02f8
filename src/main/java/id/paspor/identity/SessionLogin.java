package id.paspor.identity;

import id.paspor.identity.session.AccountSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Service;

/** Signs in somebody who has proved otherwise than in the login form who it is. */
@Service
public class SessionLogin {

    private final EngineAccounts accounts;
    private final KnownDevices devices;
    private final AccountSessions sessions;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SessionLogin(EngineAccounts accounts, KnownDevices devices, AccountSessions sessions) {
        this.accounts = accounts;
        this.devices = devices;
        this.sessions = sessions;
    }

    /** Signs in, in a new session; what was in the one before is gone. */
    public void signIn(String account, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(accounts.signedIn(account));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        sessions.begun(account, request);
        devices.remember(account, request, response);
    }
}
