package id.paspor.appointment.web;

import id.paspor.kernel.ClientAddress;
import id.paspor.kernel.limit.RateLimit;
import id.paspor.kernel.limit.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** How often an account, and a client, may ask for an interview place. */
@Component
class BookingLimits {

    private final RateLimit accounts;
    private final RateLimit addresses;

    BookingLimits(RateLimits limits) {
        this.accounts = limits.named("booking-per-account");
        this.addresses = limits.named("booking-per-address");
    }

    /**
     * Counts one more.
     *
     * @throws id.paspor.kernel.Refusal when it is too often
     */
    void ask(HttpServletRequest request) {
        accounts.require(request.getUserPrincipal().getName());
        addresses.require(ClientAddress.key(request.getRemoteAddr()));
    }
}
