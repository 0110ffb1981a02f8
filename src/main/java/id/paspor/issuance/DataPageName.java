package id.paspor.issuance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.lang3.StringUtils;

/**
 * A name as the data page holds it, in capitals. Of one that is too long, the words in the middle become initials, the
 * last of them first (Doc 9303 part 4, field 07), so that the first and the last word stay whole for as long as there is
 * room.
 */
final class DataPageName {

    /** What the data page holds, in characters. */
    static final int LENGTH = 34;

    private DataPageName() {}

    static String of(String fullName) {
        List<String> words = new ArrayList<>(List.of(whole(fullName).split(" ")));
        for (int middle = words.size() - 2; middle > 0 && isTooLong(words); middle--) {
            words.set(middle, StringUtils.left(words.get(middle), 1));
        }
        while (words.size() > 2 && isTooLong(words)) {
            words.remove(words.size() - 2);
        }
        if (words.size() == 1) {
            return StringUtils.left(words.get(0), LENGTH);
        }
        String last = StringUtils.left(words.get(words.size() - 1), LENGTH - 2);
        words.set(words.size() - 1, last);
        int room = LENGTH - String.join(" ", words.subList(1, words.size())).length() - 1;
        words.set(0, StringUtils.left(words.get(0), room));
        return String.join(" ", words);
    }

    /** The whole name in capitals, with single spaces. */
    static String whole(String fullName) {
        return fullName.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }

    private static boolean isTooLong(List<String> words) {
        return String.join(" ", words).length() > LENGTH;
    }
}
