package id.paspor.identity;

import id.paspor.kernel.RateLimit;
import id.paspor.kernel.RateLimits;
import org.springframework.stereotype.Component;

/** Links in mails about accounts that applicants opened themselves; mails to others have none. */
@Component
class MailLinks {

    private final Addresses addresses;
    private final RateLimit perMailbox;

    MailLinks(Addresses addresses, RateLimits limits) {
        this.addresses = addresses;
        this.perMailbox = limits.named("links-per-mailbox");
    }

    /** The whole address of a page. */
    String to(String path) {
        return addresses.ofApplicants() + path;
    }

    /** Whether a mailbox may get one more, so that nobody can flood it. */
    boolean mayMail(String email) {
        return perMailbox.take(email).isZero();
    }
}
