package id.paspor.identity;

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
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SessionLogin(EngineAccounts accounts, KnownDevices devices) {
        this.accounts = accounts;
        this.devices = devices;
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
        devices.remember(account, request, response);
    }
}
