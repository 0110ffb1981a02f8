package id.paspor.casefile;

import java.util.Locale;

/** What an application waits for, in the order in which it comes. */
public enum Stage {
    SLOT,
    DATA,
    INTERVIEW,
    SCREENING,
    PAYMENT,
    BOOKLET,
    PRINTING,
    PICKUP,
    ENDED;

    /** The code in addresses, metrics and answers to programs: small letters. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
