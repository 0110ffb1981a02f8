package id.paspor.quota;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** How a column names a slot. */
@Converter(autoApply = true)
class SlotIdColumn implements AttributeConverter<SlotId, String> {

    @Override
    public String convertToDatabaseColumn(SlotId slot) {
        return slot == null ? null : slot.value();
    }

    @Override
    public SlotId convertToEntityAttribute(String slot) {
        return slot == null ? null : new SlotId(slot);
    }
}
