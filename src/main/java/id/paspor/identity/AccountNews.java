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
 */
public record AccountNews(String email, Instant uselessFrom, String kind, List<Object> details) {}
