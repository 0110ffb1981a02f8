package id.paspor.web;

import id.paspor.kernel.ClientAddress;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.limit.RateLimit;
import id.paspor.kernel.limit.RateLimits;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * How often files may be sent, by an account and from an address, whatever the door; and each account sends one form with a
 * file at a time, so that what takes long to read takes the place of one, not of all. Each node counts for itself.
 */
@Component
public class UploadLimits implements HandlerInterceptor {

    private static final String FORM = "multipart/";
    private static final String PICTURE = "image/";

    private final RateLimit accounts;
    private final RateLimit addresses;
    private final Set<String> sending = ConcurrentHashMap.newKeySet();

    UploadLimits(RateLimits limits) {
        this.accounts = limits.named("uploads-per-account");
        this.addresses = limits.named("uploads-per-address");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean form = brings(request, FORM);
        if (form || brings(request, PICTURE)) {
            addresses.require(ClientAddress.key(request.getRemoteAddr()));
            Principal sender = request.getUserPrincipal();
            if (sender != null) {
                accounts.require(sender.getName());
                if (form && !sending.add(sender.getName())) {
                    throw Refusal.notYet("uploads.one-at-a-time");
                }
            }
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failed) {
        if (brings(request, FORM) && request.getUserPrincipal() != null) {
            sending.remove(request.getUserPrincipal().getName());
        }
    }

    /** The page of errors, which answers the same request once more, does not count. */
    private static boolean brings(HttpServletRequest request, String beginning) {
        String type = request.getContentType();
        return request.getDispatcherType() == DispatcherType.REQUEST
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith(beginning);
    }
}
