package id.paspor.identity.applicant;

import id.paspor.identity.Addresses;
import id.paspor.kernel.limit.RateLimit;
import id.paspor.kernel.limit.RateLimits;
import org.springframework.stereotype.Component;

/** Links in mails about accounts that applicants opened themselves; mails to others have none. */
@Component
public class MailLinks {

    private final Addresses addresses;
    private final RateLimit perMailbox;

    MailLinks(Addresses addresses, RateLimits limits) {
        this.addresses = addresses;
        this.perMailbox = limits.named("links-per-mailbox");
    }

    /** The whole address of a page. */
    public String to(String path) {
        return addresses.ofApplicants() + path;
    }

    /** Whether a mailbox may get one more, so that nobody can flood it. */
    public boolean mayMail(String email) {
        return perMailbox.take(email).isZero();
    }
}
