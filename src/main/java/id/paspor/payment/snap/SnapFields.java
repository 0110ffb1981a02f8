package id.paspor.payment.snap;

import com.fasterxml.jackson.databind.JsonNode;
import id.paspor.kernel.Dates;
import id.paspor.kernel.written.PlainText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The body of a bank's call, read as tolerantly as banks write: numbers where texts are meant, white space around them.
 *
 * @param json an object
 */
record SnapFields(JsonNode json) {

    /** ISO 4217 amount with exactly two decimals, as the standard writes it. */
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,16})\\.([0-9]{2})");

    private static final String RUPIAH = "IDR";

    /** How the standard and banks name fields. */
    private static final String NAME = "[A-Za-z0-9_-]{1,64}";

    /**
     * Requires that everything in it can be kept.
     *
     * @throws SnapRefusal naming the field that has a control character or half a character in it
     */
    void requirePlain() {
        json.properties().forEach(field -> {
            if (!field.getKey().matches(NAME)) {
                throw SnapRefusal.badRequest();
            }
            if (!isPlain(field.getValue())) {
                throw SnapRefusal.invalidFormat(field.getKey());
            }
        });
    }

    private static boolean isPlain(JsonNode value) {
        return (!value.isTextual() || PlainText.isPlain(value.textValue()))
                && value.properties().stream().allMatch(field -> PlainText.isPlain(field.getKey()))
                && value.valueStream().allMatch(SnapFields::isPlain);
    }

    /** A text or number as it was sent, if it was. */
    Optional<String> raw(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() && !value.isIntegralNumber()) {
            throw SnapRefusal.invalidFormat(field);
        }
        return Optional.of(value.asText());
    }

    /** A moment, with its offset from UTC, as the standard or its samples write it; none when it cannot be read or be. */
    Optional<Instant> moment(String field) {
        return raw(field).flatMap(text -> {
            try {
                return Optional.of(SnapTime.read(text.strip())).filter(Dates::isWithin);
            } catch (DateTimeException unreadable) {
                return Optional.empty();
            }
        });
    }

    /** A field that must be there and match. */
    String required(String field, String pattern) {
        String value = raw(field)
                .map(String::strip)
                .filter(sent -> !sent.isEmpty())
                .orElseThrow(() -> SnapRefusal.missing(field));
        if (!value.matches(pattern)) {
            throw SnapRefusal.invalidFormat(field);
        }
        return value;
    }

    /**
     * An amount in whole rupiah.
     *
     * @throws SnapRefusal when it is missing, written otherwise than with two decimals, not in rupiah, or no whole amount
     */
    long rupiah(String field) {
        JsonNode amount = json.path(field);
        if (amount.isMissingNode() || amount.isNull()) {
            throw SnapRefusal.missing(field);
        }
        Matcher value = AMOUNT.matcher(amount.path("value").asText());
        if (!amount.path("value").isTextual() || !value.matches()) {
            throw SnapRefusal.invalidFormat(field + ".value");
        }
        if (!RUPIAH.equals(amount.path("currency").asText())) {
            throw SnapRefusal.invalidFormat(field + ".currency");
        }
        if (!value.group(2).equals("00")) {
            throw SnapRefusal.wrongAmount();
        }
        return Long.parseLong(value.group(1));
    }
}
