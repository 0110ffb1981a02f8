package id.paspor.quota.rule;

import id.paspor.kernel.table.CodedColumn;
import id.paspor.office.Product;
import id.paspor.quota.SlotClass;
import jakarta.persistence.AttributeConverter;
import java.time.DayOfWeek;

/** How the tables of this module keep what Java has types for. */
public final class Columns {

    private Columns() {}

    public static final class OfSlotClass extends CodedColumn<SlotClass> {
        OfSlotClass() {
            super(SlotClass.class);
        }
    }

    public static final class OfRelease extends CodedColumn<ReleaseRule.Kind> {
        OfRelease() {
            super(ReleaseRule.Kind.class);
        }
    }

    public static final class OfSpecialDay extends CodedColumn<SpecialDay.Kind> {
        OfSpecialDay() {
            super(SpecialDay.Kind.class);
        }
    }

    public static final class OfProduct extends CodedColumn<Product> {
        OfProduct() {
            super(Product.class);
        }
    }

    /** 1 is Monday, as ISO counts. */
    public static final class Weekday implements AttributeConverter<DayOfWeek, Short> {

        @Override
        public Short convertToDatabaseColumn(DayOfWeek day) {
            return day == null ? null : (short) day.getValue();
        }

        @Override
        public DayOfWeek convertToEntityAttribute(Short number) {
            return number == null ? null : DayOfWeek.of(number);
        }
    }
}
