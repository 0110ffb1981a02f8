package id.paspor.payment.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import id.paspor.kernel.GroupedNumber;
import id.paspor.kernel.NumberColumn;
import id.paspor.kernel.written.WrittenNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a virtual account: a bank's prefix and what follows it.
 *
 * @param digits 1 to 28 of them (SNAP BI, {@code virtualAccountNo}); whether a bank of ours and a case have it is asked of
 *     {@link VirtualAccounts}
 */
public record VirtualAccountNumber(@JsonValue String digits) implements GroupedNumber {

    /** How many digits one may have. */
    public static final int LONGEST = 28;

    private static final Pattern FORM = Pattern.compile("[0-9]{1," + LONGEST + "}");

    /** @throws IllegalArgumentException when it has not the form of one */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VirtualAccountNumber {
        if (!FORM.matcher(digits).matches()) {
            throw new IllegalArgumentException("no number of a virtual account");
        }
    }

    /** How columns keep it. */
    public static class Column extends NumberColumn<VirtualAccountNumber> {

        /** Made by Hibernate. */
        public Column() {
            super(VirtualAccountNumber.class, VirtualAccountNumber::new, VirtualAccountNumber::digits);
        }
    }

    /** What has the form of one, to the letter, as programs write them. */
    public static Optional<VirtualAccountNumber> of(String text) {
        return Optional.of(text).filter(FORM.asMatchPredicate()).map(VirtualAccountNumber::new);
    }

    /** The number that somebody wrote, if it could be one. */
    public static Optional<VirtualAccountNumber> read(String written) {
        return of(WrittenNumber.compact(written));
    }

    /** The digits, which is how it stands in texts and messages of banks. */
    @Override
    public String toString() {
        return digits;
    }
}
