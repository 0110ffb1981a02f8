package id.paspor.issuance;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Names in the letters of a machine readable zone (ICAO Doc 9303 part 3, sections 4.6 and 6 A). Where the table leaves a
 * choice, the first way is taken, which is also the one that readers of names expect: AE, AA, OE, UE, and N for N tilde.
 */
final class Transliteration {

    /** What is more than a letter with a mark, which loses the mark. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'Ä', "AE"),
            Map.entry((int) 'Å', "AA"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'Ð', "D"),
            Map.entry((int) 'Ö', "OE"),
            Map.entry((int) 'Ø', "OE"),
            Map.entry((int) 'Ü', "UE"),
            Map.entry((int) 'Þ', "TH"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'Ħ', "H"),
            Map.entry((int) 'Ĳ', "IJ"),
            Map.entry((int) 'Ŀ', "L"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'Ŋ', "N"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'Ŧ', "T"),
            Map.entry((int) 'ẞ', "SS"));

    /** Signs that are written for an apostrophe and count as letters or symbols in Unicode. */
    private static final String APOSTROPHES = "`´ʹʻʼʽˈ";

    private Transliteration() {}

    /**
     * The components of a name, with a single filler between them: apostrophes and other punctuation vanish, hyphens,
     * commas and spaces part.
     *
     * @return letters and single fillers, none at the ends; nothing for a name without letters
     * @throws IllegalArgumentException when a character is neither a letter of the table nor punctuation: it is not
     *     dropped silently, and the message does not name it
     */
    static String of(String name) {
        StringBuilder written = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .forEach(character -> written.append(written(character)));
        return written.toString().replaceAll("<+", "<").replaceAll("^<|<$", "");
    }

    private static String written(int character) {
        String special = LETTERS.get(character);
        if (special != null) {
            return special;
        }
        if (character == ',' || Character.getType(character) == Character.DASH_PUNCTUATION || isSpace(character)) {
            return "<";
        }
        String letter = Character.toString(character);
        if (APOSTROPHES.contains(letter) || letter.matches("\\p{P}")) {
            return "";
        }
        String bare = Normalizer.normalize(letter, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        if (!bare.matches("[A-Z]")) {
            throw new IllegalArgumentException("a name with a character that has no place in the zone");
        }
        return bare;
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
