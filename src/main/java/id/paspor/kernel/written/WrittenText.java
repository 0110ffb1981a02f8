package id.paspor.kernel.written;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Texts as people type and paste them, made plain: signs that nobody sees are left out, and what looks the same is the
 * same. Letters and digits stay. Control characters stay, too, so that they are found wrong.
 */
public final class WrittenText {

    /** Signs that only say how others are shown, as marks of direction do, or how lines are broken. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}+");

    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\t]+");
    private static final Pattern DASH = Pattern.compile("[\\p{Pd}\\u2212]");

    /** What keyboards and word processors make of an apostrophe. */
    private static final Pattern APOSTROPHE = Pattern.compile("[\\u2018\\u2019\\u201b\\u2032\\u00b4\\uff07`]");

    private static final Pattern LINE_END = Pattern.compile(" ?(?:\\r\\n|\\r|\\n) ?");

    private WrittenText() {}

    /** A text of one line: spaces of every kind are single plain ones, dashes and apostrophes of every kind plain. */
    public static String line(String written) {
        return plain(written).strip();
    }

    /** The same of several lines, which end with a line feed. */
    public static String lines(String written) {
        return LINE_END.matcher(plain(written)).replaceAll("\n").strip();
    }

    /** Whether a text of one line can be kept, and shows all that is in it. */
    public static boolean isReadable(String line) {
        return PlainText.isStorable(line) && line.chars().noneMatch(Character::isISOControl);
    }

    /** Whether a text of several lines can be kept, and shows all that is in it. */
    public static boolean areReadable(String lines) {
        return isReadable(lines.replace("\n", ""));
    }

    private static String plain(String written) {
        String seen = Normalizer.normalize(UNSEEN.matcher(written).replaceAll(""), Normalizer.Form.NFC);
        String dashed = DASH.matcher(seen).replaceAll("-");
        return SPACES.matcher(APOSTROPHE.matcher(dashed).replaceAll("'")).replaceAll(" ");
    }
}
