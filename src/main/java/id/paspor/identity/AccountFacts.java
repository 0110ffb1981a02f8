package id.paspor.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import id.paspor.identity.applicant.ApplicantAccounts;
import id.paspor.identity.password.ChosenPasswordRepository;
import id.paspor.identity.password.PasswordMark;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Remembered;
import id.paspor.kernel.SignedIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
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

    private final IdentityService identity;
    private final ApplicantAccounts applicants;
    private final ChosenPasswordRepository passwords;
    private final SecondFactorRule rule;
    private final Remembered<String, Optional<Facts>> facts = new Remembered<>(
            Caffeine.newBuilder()
                    .expireAfter(Expiry.writing((account, known) -> howLong(known)))
                    .maximumSize(MOST),
            this::read);

    AccountFacts(
            IdentityService identity,
            ApplicantAccounts applicants,
            ChosenPasswordRepository passwords,
            SecondFactorRule rule) {
        this.passwords = passwords;
        this.rule = rule;
        this.identity = identity;
        this.applicants = applicants;
    }

    /**
     * What is known of one account.
     *
     * @param password a mark of the present password: it changes with every change, and tells nothing of the password
     * @param isFirstPassword whether somebody else than the owner made up that password, so that it must be changed
     */
    public record Facts(String password, boolean isFirstPassword, List<GrantedAuthority> authorities) {

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

    private Optional<Facts> read(String account) {
        return Optional.ofNullable(
                        (UserEntity) identity.createUserQuery().userId(account).singleResult())
                .map(this::facts);
    }

    private Facts facts(UserEntity user) {
        List<GrantedAuthority> authorities = authorities(user.getId());
        boolean chosen = !rule.isRequired()
                || authorities.contains(PORTAL_ONLY)
                || SignedIn.groups(authorities).contains(Groups.PROGRAM)
                || passwords.existsByAccountAndMark(user.getId(), PasswordMark.of(user));
        return new Facts(PasswordMark.of(user), !chosen, authorities);
    }

    private List<GrantedAuthority> authorities(String account) {
        List<GrantedAuthority> authorities = new ArrayList<>(SignedIn.authorities(groups(account), offices(account)));
        applicants.email(account).ifPresent(opened -> authorities.add(PORTAL_ONLY));
        return authorities;
    }

    private List<String> groups(String account) {
        return identity.createGroupQuery().groupMember(account).list().stream()
                .map(Group::getId)
                .toList();
    }

    private List<String> offices(String account) {
        return identity.createTenantQuery().userMember(account).includingGroupsOfUser(true).list().stream()
                .map(Tenant::getId)
                .toList();
    }
}
