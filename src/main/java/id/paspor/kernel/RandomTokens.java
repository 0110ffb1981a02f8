package id.paspor.kernel;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;

/** What nobody can guess: every key, token, number and code that is drawn comes from the system's secure source, here. */
public final class RandomTokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomTokens() {}

    /** Random bytes. */
    public static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Random bytes in letters that addresses and cookies may have: four for every three bytes. */
    public static String ofBytes(int count) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(count));
    }

    /** Random letters of an alphabet. */
    public static String ofLetters(String alphabet, int count) {
        return RANDOM.ints(count, 0, alphabet.length())
                .mapToObj(letter -> String.valueOf(alphabet.charAt(letter)))
                .collect(Collectors.joining());
    }

    /** A random number, from one and below another. */
    public static long number(long from, long below) {
        return RANDOM.nextLong(from, below);
    }
}
