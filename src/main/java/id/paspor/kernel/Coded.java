package id.paspor.kernel;

import java.util.Arrays;
import java.util.Locale;

/** One of a few things that tables, messages, forms and pages know by a code. */
public interface Coded {

    /** The constant's name in the program. */
    String name();

    /** The code: kebab-case, and never changed. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant with a code.
     *
     * @throws IllegalArgumentException when there is none
     */
    static <T extends Coded> T of(Class<T> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + type.getSimpleName() + " " + code));
    }
}
