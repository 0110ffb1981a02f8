package id.paspor.identity;

import id.paspor.kernel.RateLimit;
import id.paspor.kernel.RateLimits;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Links in mails about accounts. They begin with the configured address: what a request names may be forged. */
@Component
class MailLinks {

    private final String publicAddress;
    private final RateLimit perMailbox;

    MailLinks(@Value("${paspor.public-address:}") String publicAddress, RateLimits limits) {
        if (!publicAddress.matches("https?://.+")) {
            throw new IllegalStateException("Set PASPOR_PUBLIC_ADDRESS to the address under which people open the"
                    + " program, such as https://paspor.example.org: it begins the links in mails.");
        }
        this.publicAddress = publicAddress.replaceFirst("/+$", "");
        this.perMailbox = limits.named("links-per-mailbox");
    }

    /** The whole address of a page. */
    String to(String path) {
        return publicAddress + path;
    }

    /** Whether a mailbox may get one more, so that nobody can flood it. */
    boolean mayMail(String email) {
        return perMailbox.take(email).isZero();
    }
}
