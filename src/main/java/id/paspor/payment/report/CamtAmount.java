package id.paspor.payment.report;

import com.prowidesoftware.swift.model.MxNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Money as ISO 20022 has it ({@code ActiveOrHistoricCurrencyAndAmount}): a decimal of XML Schema, at most 18 digits, at most
 * five of them after a point, and none is less than nothing.
 */
final class CamtAmount {

    private static final Pattern DECIMAL = Pattern.compile("\\+?([0-9]+(\\.[0-9]{0,5})?|\\.[0-9]{1,5})");
    private static final int MOST_DIGITS = 18;

    private CamtAmount() {}

    /** What an element says, if it is money. */
    static Optional<BigDecimal> of(MxNode amount) {
        return amount == null || amount.getValue() == null
                ? Optional.empty()
                : number(amount.getValue().strip());
    }

    /** Whole rupiah, if it is so much. */
    static Optional<Long> rupiah(MxNode amount) {
        return of(amount).flatMap(CamtAmount::whole);
    }

    static Optional<Long> whole(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 0 ? Optional.of(amount.longValueExact()) : Optional.empty();
    }

    static Optional<BigDecimal> number(String written) {
        boolean one = DECIMAL.matcher(written).matches()
                && written.chars().filter(Character::isDigit).count() <= MOST_DIGITS;
        return one ? Optional.of(new BigDecimal(written)) : Optional.empty();
    }
}
