package id.paspor.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import id.paspor.identity.AccountRowRepository.AccountRow;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Language;
import id.paspor.kernel.Remembered;
import id.paspor.kernel.SignedIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * What accounts may do, and which of their passwords is the present one; remembered for a minute, and of accounts that applicants
 * opened themselves for ten: thousands of them come at once, and what they may do does not change.
 */
@Component
public class AccountFacts {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final Duration REMEMBERED_OF_APPLICANTS = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    /** Marks an account that applicants opened themselves: it uses our own pages, and has no business with the engine. */
    public static final GrantedAuthority PORTAL_ONLY = new SimpleGrantedAuthority("PORTAL_ONLY");

    private final AccountRowRepository rows;
    private final SecondFactorRule rule;
    private final Remembered<String, Optional<Facts>> facts;

    AccountFacts(AccountRowRepository rows, SecondFactorRule rule) {
        this.rows = rows;
        this.rule = rule;
        this.facts = new Remembered<>(
                Caffeine.newBuilder()
                        .expireAfter(Expiry.writing((account, known) -> howLong(known)))
                        .maximumSize(MOST),
                account -> rows.byId(account).map(this::facts));
    }

    /**
     * What is known of one account.
     *
     * @param password a mark of the present password: it changes with every change, and tells nothing of the password
     * @param isFirstPassword whether somebody else than the owner made up that password, so that it must be changed
     * @param language of an applicant who opened it; {@code null} until one was chosen
     */
    public record Facts(
            String password, boolean isFirstPassword, List<GrantedAuthority> authorities, Language language) {

        public List<String> groups() {
            return SignedIn.groups(authorities);
        }
    }

    private static Duration howLong(Object known) {
        boolean ofApplicant = known instanceof Optional<?> found
                && found.filter(facts -> ((Facts) facts).authorities().contains(PORTAL_ONLY))
                        .isPresent();
        return ofApplicant ? REMEMBERED_OF_APPLICANTS : REMEMBERED;
    }

    /** What is known of an account, if there is one. */
    public Optional<Facts> of(String account) {
        return facts.get(account);
    }

    /** Forgets what has just changed; other nodes take as long as they remember. */
    public void forget(String account) {
        facts.forget(account);
    }

    /** Reads an account anew, since another node may have changed it. */
    Optional<AccountRow> anew(String account) {
        return learnt(account, () -> rows.byId(account));
    }

    /** Reads an account anew, by its id or by the e-mail address with which an applicant opened it. */
    Optional<AccountRow> anewByName(String name) {
        return learnt(name, () -> rows.byName(name));
    }

    private Optional<AccountRow> learnt(String name, Supplier<Optional<AccountRow>> reading) {
        long asked = facts.moment();
        Optional<AccountRow> row = reading.get();
        row.ifPresentOrElse(
                found -> facts.remember(found.id(), Optional.of(facts(found)), asked), () -> facts.forget(name));
        return row;
    }

    private Facts facts(AccountRow row) {
        List<GrantedAuthority> authorities = new ArrayList<>(SignedIn.authorities(row.groups(), row.offices()));
        if (row.opened()) {
            authorities.add(PORTAL_ONLY);
        }
        boolean chosen = !rule.isRequired() || row.opened() || row.groups().contains(Groups.PROGRAM) || row.chosen();
        return new Facts(row.salt(), !chosen, authorities, row.language());
    }
}
