package id.paspor.payment.report;

import id.paspor.payment.account.VirtualAccountNumber;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** What a payer wrote to the payment. */
final class FreeText {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** What may stand between the groups of one number: a sign or three, but no letter. */
    private static final Pattern BETWEEN_GROUPS = Pattern.compile("[^\\p{L}\\p{N}]{1,3}");

    /** In signs; ten times what ISO 20022 lets a line of it have. */
    private static final int LONGEST_TEXT = 1_400;

    private final String text;
    private final Accounts accounts;

    FreeText(String text, Accounts accounts) {
        this.text = StringUtils.left(text, LONGEST_TEXT);
        this.accounts = accounts;
    }

    /**
     * The one virtual account in it, in whatever groups of digits: the only number that could be one, so that its money
     * is kept even if it does not exist, or of several the only one that exists.
     */
    Optional<VirtualAccountNumber> account() {
        Set<VirtualAccountNumber> possible = possible();
        return possible.size() < 2
                ? only(List.copyOf(possible))
                : only(possible.stream().filter(accounts::exists).toList());
    }

    private static Optional<VirtualAccountNumber> only(List<VirtualAccountNumber> accounts) {
        return accounts.size() == 1 ? Optional.of(accounts.get(0)) : Optional.empty();
    }

    /** Every number that whole groups of digits, one after the other, make and that could be a virtual account. */
    private Set<VirtualAccountNumber> possible() {
        List<MatchResult> groups = DIGITS.matcher(text).results().toList();
        Set<VirtualAccountNumber> possible = new LinkedHashSet<>();
        for (int first = 0; first < groups.size(); first++) {
            StringBuilder number = new StringBuilder(groups.get(first).group());
            for (int next = first + 1; number.length() <= VirtualAccountNumber.LONGEST; next++) {
                accounts.read(number.toString()).ifPresent(possible::add);
                if (next == groups.size() || !belongTogether(groups.get(next - 1), groups.get(next))) {
                    break;
                }
                number.append(groups.get(next).group());
            }
        }
        return possible;
    }

    private boolean belongTogether(MatchResult group, MatchResult next) {
        return BETWEEN_GROUPS.matcher(text.substring(group.end(), next.start())).matches();
    }
}
