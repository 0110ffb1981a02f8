package id.paspor.quota;

import com.fasterxml.jackson.annotation.JsonCreator;
import id.paspor.kernel.Refusal;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which slot: office, date and hour in office time, as in {@code DPS-20261130-0900}; of other classes than the regular one
 * with the class behind.
 */
public record SlotId(String value) implements Comparable<SlotId> {

    private static final Pattern FORM = Pattern.compile("[A-Z]{3}-[0-9A-Za-z-]{1,40}");
    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm");
    private static final int OFFICE = 3;

    /** @throws IllegalArgumentException when it has not the form of one */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SlotId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no id of a slot");
        }
    }

    /** The slot of an office that begins at a time of its wall clock. */
    public static SlotId of(String office, ZonedDateTime start, SlotClass slotClass) {
        String regular = office + "-" + START.format(start);
        return new SlotId(
                slotClass == SlotClass.REGULAR
                        ? regular
                        : regular + "-" + slotClass.code().toUpperCase(Locale.ROOT));
    }

    /**
     * What somebody sent.
     *
     * @throws Refusal of the field {@code slot} when there can be no such slot
     */
    public static SlotId parse(String sent) {
        if (!FORM.matcher(sent).matches()) {
            throw Refusal.invalid("slot", "slot.unknown");
        }
        return new SlotId(sent);
    }

    /** How columns name a slot. */
    @Converter(autoApply = true)
    static class Column implements AttributeConverter<SlotId, String> {

        @Override
        public String convertToDatabaseColumn(SlotId slot) {
            return slot == null ? null : slot.value();
        }

        @Override
        public SlotId convertToEntityAttribute(String slot) {
            return slot == null ? null : new SlotId(slot);
        }
    }

    /** The code of its office. */
    public String office() {
        return value.substring(0, OFFICE);
    }

    @Override
    public int compareTo(SlotId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
