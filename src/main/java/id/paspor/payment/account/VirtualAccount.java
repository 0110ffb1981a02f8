package id.paspor.payment.account;

import id.paspor.kernel.Coded;
import id.paspor.kernel.Language;
import java.util.List;
import java.util.Map;

/**
 * Where a bill may be paid.
 *
 * @param bank what applicants call it
 * @param number with the bank's prefix
 */
public record VirtualAccount(String bank, VirtualAccountNumber number, Map<Way, Map<Language, List<String>>> howToPay) {

    /** How people pay. */
    public enum Way implements Coded {
        ATM,
        MOBILE,
        TELLER
    }

    /** The number in groups of four, as people read it off a screen. */
    public String grouped() {
        return number.grouped();
    }

    /** All ways. */
    public List<Way> ways() {
        return List.of(Way.values());
    }

    /**
     * What this bank has people do, step by step; empty where that is nothing special.
     *
     * @param language its code
     */
    public List<String> steps(Way way, String language) {
        return howToPay.getOrDefault(way, Map.of()).getOrDefault(Coded.of(Language.class, language), List.of());
    }
}
