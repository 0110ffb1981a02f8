package id.paspor.identity;

import java.time.Instant;
import java.util.List;

/**
 * Something that only the holder of an e-mail address may learn of an account, such as a link that opens it.
 *
 * @param email the address
 * @param uselessFrom when it need not be told any more, such as when the link expires
 * @param kind what, as the key of its text
 * @param details arguments of the text
 * @param attached by which what is attached is known to who attaches it, or {@code null} for nothing
 */
public record AccountNews(String email, Instant uselessFrom, String kind, List<Object> details, String attached) {

    /** News with nothing attached. */
    public AccountNews(String email, Instant uselessFrom, String kind, List<Object> details) {
        this(email, uselessFrom, kind, details, null);
    }
}
