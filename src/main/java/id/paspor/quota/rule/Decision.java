package id.paspor.quota.rule;

import id.paspor.quota.Preview;

/**
 * What somebody decided about an office's interview times.
 *
 * @param reason why, 3 to 200 characters; whoever loses an appointment by it is told
 * @param confirmed the {@link Preview#token()} of the preview that was confirmed, or {@code null} when none was shown yet
 */
public record Decision(String reason, String confirmed) {}
