package id.paspor.kernel.written;

import java.util.Locale;
import org.apache.commons.validator.routines.EmailValidator;

/** The one check of e-mail addresses that people give, for accounts and for applications: what passes can be sent to. */
public final class EmailAddress {

    /** RFC 5321, section 4.5.3.1.3, without the angle brackets. */
    public static final int LONGEST = 254;

    private EmailAddress() {}

    /** Whether mail can be addressed to it: plain signs, no dots at the ends or side by side, a domain that can exist. */
    public static boolean isPossible(String address) {
        return address.length() <= LONGEST
                && address.matches("[!#-~]+")
                && EmailValidator.getInstance().isValid(address);
    }

    /** An address as it is kept and compared where it names somebody: plain and in small letters. */
    public static String normalised(String written) {
        return WrittenText.line(written).toLowerCase(Locale.ROOT);
    }
}
