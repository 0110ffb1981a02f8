package id.paspor.kernel.written;

import id.paspor.kernel.Refusal;

/** Why an officer takes an exception, in the officer's own words. */
public final class OfficersReason {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 500;

    private OfficersReason() {}

    /**
     * The words without space around them: 3 to 500 characters, of which none is invisible but line breaks.
     *
     * @throws Refusal of the field {@code reason}
     */
    public static String required(String given) {
        String words = given == null ? "" : WrittenText.lines(given);
        if (words.length() < SHORTEST) {
            throw Refusal.invalid("reason", "reason.needed");
        }
        if (words.length() > LONGEST) {
            throw Refusal.invalid("reason", "form.too-long", LONGEST);
        }
        if (!WrittenText.areReadable(words)) {
            throw Refusal.invalid("reason", "form.control-characters");
        }
        return words;
    }
}
