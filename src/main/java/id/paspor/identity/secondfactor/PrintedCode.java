package id.paspor.identity.secondfactor;

import id.paspor.kernel.RandomTokens;
import id.paspor.kernel.written.WrittenNumber;

/**
 * Codes that are written down and typed once: 16 letters and digits of Crockford's alphabet, 80 bits, which nobody can guess
 * even from their hashes. Letters that look like a digit are read as that digit.
 */
final class PrintedCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;

    private PrintedCode() {}

    /** A new one, in groups of four. */
    static String next() {
        return RandomTokens.ofLetters(ALPHABET, LENGTH).replaceAll("(.{4})(?!$)", "$1-");
    }

    /** What was typed, as it is compared. */
    static String normalised(String typed) {
        return WrittenNumber.compact(typed).replace('O', '0').replace('I', '1').replace('L', '1');
    }
}
