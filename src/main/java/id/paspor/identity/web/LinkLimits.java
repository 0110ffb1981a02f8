package id.paspor.identity.web;

import id.paspor.kernel.ClientAddress;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.limit.RateLimit;
import id.paspor.kernel.limit.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** How many links in mails a client may ask for, and how many wrong ones it may try. */
@Component
class LinkLimits {

    private final RateLimit asked;
    private final RateLimit wrong;

    LinkLimits(RateLimits limits) {
        this.asked = limits.named("links-per-address");
        this.wrong = limits.named("sign-in-per-address");
    }

    /** Asks for a link; what is refused does not count. */
    void ask(HttpServletRequest request, Runnable asking) {
        String client = ClientAddress.key(request.getRemoteAddr());
        asked.require(client);
        try {
            asking.run();
        } catch (Refusal refusal) {
            asked.giveBack(client);
            throw refusal;
        }
    }

    /** Uses a link; only what is refused counts. */
    <T> T use(HttpServletRequest request, Supplier<T> use) {
        String client = ClientAddress.key(request.getRemoteAddr());
        wrong.require(client);
        T result = use.get();
        wrong.giveBack(client);
        return result;
    }

    /** Whether a link can still be used; only one that cannot counts. */
    boolean isOpen(HttpServletRequest request, BooleanSupplier open) {
        String client = ClientAddress.key(request.getRemoteAddr());
        wrong.require(client);
        boolean usable = open.getAsBoolean();
        if (usable) {
            wrong.giveBack(client);
        }
        return usable;
    }
}
