package id.paspor.office;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import id.paspor.kernel.Coded;

/** The passports on offer (48 pages each): ordinary or electronic, valid for 5 or 10 years (PP 45/2024). */
public enum Product implements Coded {
    ORDINARY_5Y("ordinary-5y", 5),
    ORDINARY_10Y("ordinary-10y", 10),
    ELECTRONIC_5Y("electronic-5y", 5),
    ELECTRONIC_10Y("electronic-10y", 10);

    private final String code;
    private final int termYears;

    Product(String code, int termYears) {
        this.code = code;
        this.termYears = termYears;
    }

    /** The product with this code, as forms, variables and settings write it. */
    @JsonCreator
    public static Product of(String code) {
        return Coded.of(Product.class, code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The validity that was asked for, in years. */
    public int termYears() {
        return termYears;
    }

    @Override
    public String toString() {
        return code;
    }
}
