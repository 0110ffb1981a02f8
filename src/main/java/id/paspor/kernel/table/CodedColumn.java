package id.paspor.kernel.table;

import id.paspor.kernel.Coded;
import jakarta.persistence.AttributeConverter;

/** How a column keeps a {@link Coded} constant: by its code. */
public abstract class CodedColumn<T extends Coded> implements AttributeConverter<T, String> {

    private final Class<T> type;

    protected CodedColumn(Class<T> type) {
        this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(T constant) {
        return constant == null ? null : constant.code();
    }

    @Override
    public T convertToEntityAttribute(String code) {
        return code == null ? null : Coded.of(type, code);
    }
}
