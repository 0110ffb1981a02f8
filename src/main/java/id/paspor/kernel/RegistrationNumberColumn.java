package id.paspor.kernel;

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
 * How Hibernate keeps a {@link RegistrationNumber}: as its digits, in columns, keys and the parameters of SQL alike. A
 * converter of JPA does so in columns only.
 */
public class RegistrationNumberColumn implements TypeContributor {

    @Override
    public void contribute(TypeContributions types, ServiceRegistry services) {
        Digits digits = new Digits();
        types.contributeJavaType(digits);
        BasicType<RegistrationNumber> type =
                types.getTypeConfiguration().getBasicTypeRegistry().resolve(digits, VarcharJdbcType.INSTANCE);
        types.contributeType(type, RegistrationNumber.class.getName());
    }

    private static final class Digits extends AbstractClassJavaType<RegistrationNumber> {

        private Digits() {
            super(RegistrationNumber.class);
        }

        @Override
        public JdbcType getRecommendedJdbcType(JdbcTypeIndicators context) {
            return VarcharJdbcType.INSTANCE;
        }

        @Override
        public String toString(RegistrationNumber number) {
            return number.digits();
        }

        @Override
        public RegistrationNumber fromString(CharSequence digits) {
            return new RegistrationNumber(digits.toString());
        }

        @Override
        public <X> X unwrap(RegistrationNumber number, Class<X> type, WrapperOptions options) {
            return number == null ? null : type.cast(type == RegistrationNumber.class ? number : number.digits());
        }

        @Override
        public <X> RegistrationNumber wrap(X value, WrapperOptions options) {
            return value == null || value instanceof RegistrationNumber
                    ? (RegistrationNumber) value
                    : new RegistrationNumber((String) value);
        }
    }
}
