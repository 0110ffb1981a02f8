package id.paspor.casefile.reason;

import id.paspor.kernel.Texts;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why something happened to a case: one of a list, or somebody's own words, or both. As a text it is in the language of who
 * reads it, but for the words, which are as they were written.
 *
 * @param code one of the list, or {@code null}
 * @param words somebody's own, or {@code null}
 */
@Embeddable
public record Reason(
        @Enumerated(EnumType.STRING) @Column(name = "reason_code")
        ReasonCode code,

        @Column(name = "reason") String words)
        implements Texts.Said {

    /** A reason in somebody's own words; none of {@code null}. */
    public static Reason of(String words) {
        return words == null ? null : new Reason(null, words);
    }

    @Override
    public String in(Locale language, Texts texts) {
        return Stream.of(code == null ? null : texts.in(language, "reason." + code.code()), words)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }
}
