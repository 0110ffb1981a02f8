package id.paspor.identity;

import com.nulabinc.zxcvbn.Zxcvbn;
import id.paspor.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which passwords applicants may choose, by OWASP's ASVS 5.0: long enough, nothing about the kinds of letters, and none that
 * a guesser tries early.
 */
final class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** So many tries are easily made; see the library for how it counts. */
    private static final double EASILY_GUESSED = 1_000_000;

    /** What a guesser of passwords in Indonesia, and for this service, tries besides the library's English lists. */
    private static final List<String> KNOWN_WORDS = List.of(
            "paspor",
            "online",
            "imigrasi",
            "indonesia",
            "passport",
            "katasandi",
            "sandi",
            "rahasia",
            "jakarta",
            "bandung",
            "surabaya",
            "denpasar",
            "bali",
            "merdeka",
            "garuda",
            "pancasila",
            "bismillah",
            "alhamdulillah",
            "sayang",
            "cinta",
            "sayangku",
            "cintaku",
            "aku",
            "kamu",
            "ibu",
            "ayah",
            "mama",
            "papa",
            "keluarga",
            "selamanya",
            "januari",
            "februari",
            "maret",
            "april",
            "juni",
            "juli",
            "agustus",
            "september",
            "oktober",
            "november",
            "desember",
            "terserah",
            "anjing",
            "kucing",
            "bahagia",
            "semangat",
            "sukses",
            "persib",
            "persija");

    private static final Zxcvbn GUESSER = new Zxcvbn();

    private PasswordRules() {}

    /**
     * Refuses a password that must not be chosen.
     *
     * @param email of the person, which is no secret either
     * @throws Refusal that says why
     */
    static void check(String password, String email) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            throw Refusal.invalid("password", "password.too-short", SHORTEST);
        }
        if (password.length() > LONGEST) {
            throw Refusal.invalid("password", "password.too-long", LONGEST);
        }
        List<String> known = new ArrayList<>(KNOWN_WORDS);
        known.addAll(List.of(email.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")));
        known.add(email);
        if (GUESSER.measure(password, known).getGuesses() < EASILY_GUESSED) {
            throw Refusal.invalid("password", "password.common");
        }
    }
}
