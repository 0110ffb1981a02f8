package id.paspor.kernel;

import java.util.function.Function;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.BasicType;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.AbstractClassJavaType;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeIndicators;
import org.hibernate.type.descriptor.jdbc.VarcharJdbcType;

/**
 * How Hibernate keeps a number that is a value, such as {@link RegistrationNumber}: as its digits, in columns, keys and the
 * parameters of SQL alike. A converter of JPA does so in columns only.
 */
public abstract class NumberColumn<T> implements TypeContributor {

    private final Class<T> type;
    private final Function<String, T> number;
    private final Function<T, String> digits;

    protected NumberColumn(Class<T> type, Function<String, T> number, Function<T, String> digits) {
        this.type = type;
        this.number = number;
        this.digits = digits;
    }

    @Override
    public void contribute(TypeContributions types, ServiceRegistry services) {
        Digits written = new Digits();
        types.contributeJavaType(written);
        BasicType<T> column =
                types.getTypeConfiguration().getBasicTypeRegistry().resolve(written, VarcharJdbcType.INSTANCE);
        types.contributeType(column, type.getName());
    }

    private final class Digits extends AbstractClassJavaType<T> {

        private Digits() {
            super(type);
        }

        @Override
        public JdbcType getRecommendedJdbcType(JdbcTypeIndicators context) {
            return VarcharJdbcType.INSTANCE;
        }

        @Override
        public String toString(T value) {
            return digits.apply(value);
        }

        @Override
        public T fromString(CharSequence text) {
            return number.apply(text.toString());
        }

        @Override
        public <X> X unwrap(T value, Class<X> as, WrapperOptions options) {
            return value == null ? null : as.cast(as == type ? value : toString(value));
        }

        @Override
        public <X> T wrap(X value, WrapperOptions options) {
            return value == null || type.isInstance(value) ? type.cast(value) : fromString((String) value);
        }
    }
}
