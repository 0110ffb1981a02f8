package id.paspor.identity.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import id.paspor.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.User;
import org.springframework.util.StringUtils;

/**
 * Which passwords may be chosen, by NIST's SP 800-63B-4 and OWASP's ASVS 5.0: long enough, nothing about the kinds of letters,
 * and none that a guesser tries early. That is what zxcvbn reckons with the 30,000 passwords that leaked most often, with names
 * and words of English, with keyboards, years and repetitions, and with the words below.
 */
public final class PasswordRules {

    /** Where the password is the only factor: of applicants and programs. */
    static final int SHORTEST = 12;

    /** Where another factor is asked for besides; NIST's own least is 8. */
    static final int SHORTEST_OF_STAFF = 10;

    public static final int LONGEST = 128;

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
     * Refuses a password that must not be chosen by an applicant.
     *
     * @param email of the person, which is no secret either
     * @throws Refusal that says why
     */
    public static void check(String password, String email) {
        check(password, SHORTEST, List.of(email));
    }

    /**
     * Refuses a password that must not be chosen.
     *
     * @param shortest so many letters at least
     * @param known what is no secret of the person, such as names
     * @throws Refusal that says why
     */
    public static void check(String password, int shortest, List<String> known) {
        if (password.codePointCount(0, password.length()) < shortest) {
            throw Refusal.invalid("password", "password.too-short", shortest);
        }
        if (password.length() > LONGEST) {
            throw Refusal.invalid("password", "password.too-long", LONGEST);
        }
        if (!isHardToGuess(password, known)) {
            throw Refusal.invalid("password", "password.common");
        }
    }

    /** Whether a password is neither too short nor longer than what can sign in. */
    static boolean hasLength(String password, int shortest) {
        return password.codePointCount(0, password.length()) >= shortest && password.length() <= LONGEST;
    }

    /** Whether a guesser who knows this of the person needs long. */
    static boolean isHardToGuess(String password, List<String> known) {
        List<String> words = new ArrayList<>(KNOWN_WORDS);
        known.forEach(fact -> {
            words.add(fact);
            words.addAll(List.of(fact.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")));
        });
        return password.length() <= LONGEST && GUESSER.measure(password, words).getGuesses() >= EASILY_GUESSED;
    }

    /** What is no secret of the owner of an account; nothing of nobody, for whom the engine may ask, too. */
    static List<String> knownOf(User owner) {
        if (owner == null) {
            return List.of();
        }
        return Stream.of(owner.getId(), owner.getFirstName(), owner.getLastName(), owner.getEmail())
                .filter(StringUtils::hasText)
                .toList();
    }
}
