package id.paspor.audit;

import id.paspor.kernel.key.Hmac;
import java.time.Instant;
import org.apache.commons.codec.digest.DigestUtils;

/** What is signed, and in which form. */
final class Signatures {

    private static final String NONE = "";

    private Signatures() {}

    /** Of a text that may be erased: signed, not hashed, or a short one could be guessed after it was erased. */
    static String ofText(Hmac key, String book, Entry entry) {
        return entry.text() == null ? null : key.of("text", book, String.valueOf(entry.id()), entry.text());
    }

    /**
     * Of a row and its place in its chain.
     *
     * @param previous the signature of the row before, or {@code null} for the first
     */
    static String ofRow(Hmac key, Entry entry, Seal seal, String previous) {
        return key.of(
                "row",
                seal.book(),
                String.valueOf(entry.id()),
                entry.facts(),
                orNone(seal.textMac()),
                entry.chain(),
                String.valueOf(seal.position()),
                String.valueOf(seal.round()),
                orNone(previous));
    }

    /**
     * Of a round.
     *
     * @param previous the signature of the round before, or {@code null} for the first
     */
    static String ofRound(Hmac key, Round round, String previous) {
        return key.of(
                "round",
                String.valueOf(round.number()),
                round.sealedAt().toString(),
                orNone(round.since()),
                String.valueOf(round.drained()),
                round.keyId(),
                digest(round.contents()),
                orNone(previous));
    }

    /** SHA-256 in hexadecimal: the contents of a round name rows of other cases, and are not shown. */
    static String digest(String contents) {
        return DigestUtils.sha256Hex(contents);
    }

    private static String orNone(String text) {
        return text == null ? NONE : text;
    }

    private static String orNone(Instant moment) {
        return moment == null ? NONE : moment.toString();
    }
}
