package id.paspor.kernel;

import java.util.Arrays;

/** One of a few things that tables, messages, forms and pages know by a code. */
public interface Coded {

    /** The code: kebab-case, and never changed. */
    String code();

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
