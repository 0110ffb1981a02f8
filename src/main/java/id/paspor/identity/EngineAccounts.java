package id.paspor.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import id.paspor.identity.AccountFacts.Facts;
import id.paspor.identity.AccountRowRepository.AccountRow;
import id.paspor.identity.applicant.ApplicantAccounts;
import id.paspor.identity.password.PasswordRules;
import id.paspor.kernel.key.Hmac;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Signs people in with the accounts of the engine, by the account's id or by its e-mail address. A password that was right
 * is remembered as a keyed hash for the address that it came from, because programs send it with every request; only as
 * long as it is the present one, see {@link AccountFacts}.
 *
 * <p>The engine's own question for a password is not asked: it locks an account for everyone when somebody guesses.
 */
@Component
public class EngineAccounts implements AuthenticationProvider {

    private static final int LONGEST_NAME = 254;
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final ApplicantAccounts applicants;
    private final AccountFacts facts;
    private final SignInGuard guard;
    private final SecondFactorRule rule;
    private final Addresses addresses;
    private final PasswordManager passwords;
    private final String nobodysPassword;
    private final Hmac fingerprints = new Hmac(Hmac.newKey());
    private final Interner<String> together = Interner.newWeakInterner();
    private final Cache<String, String> remembered = Caffeine.newBuilder()
            .expireAfterAccess(REMEMBERED)
            .maximumSize(10_000)
            .build();

    EngineAccounts(
            ProcessEngine engine,
            ApplicantAccounts applicants,
            AccountFacts facts,
            SignInGuard guard,
            SecondFactorRule rule,
            Addresses addresses) {
        this.applicants = applicants;
        this.facts = facts;
        this.guard = guard;
        this.rule = rule;
        this.addresses = addresses;
        this.passwords = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getPasswordManager();
        this.nobodysPassword = passwords.encrypt(fingerprints.of("nobody"));
    }

    @Override
    public Authentication authenticate(Authentication claimed) {
        Origin origin = claimed.getDetails() instanceof Origin known ? known : Origin.WITHIN;
        String password = String.valueOf(claimed.getCredentials());
        String name = possible(claimed.getName());
        if (origin.byProgram()) {
            String account = accountOf(name);
            check(account, password, origin);
            return afterPassword(account, origin);
        }
        Optional<AccountRow> row = facts.anewByName(name);
        String account = row.map(AccountRow::id).orElse(name);
        check(account, password, origin, () -> row);
        return afterPassword(account, origin);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /**
     * An account whose password was right: signed in, if only by half where more than a password is asked for.
     *
     * @throws BadCredentialsException when it may not sign in there
     */
    public Authentication afterPassword(String account, Origin origin) {
        Facts known = welcome(account, origin).orElseThrow(EngineAccounts::wrong);
        return rule.afterPassword(known.groups(), origin.byProgram())
                .map(missing -> signedIn(account, known, List.of(missing.authority())))
                .orElseGet(() -> withChosenPassword(account, known));
    }

    /**
     * An account that has proved its second factor besides.
     *
     * @throws BadCredentialsException when it may not sign in there
     */
    public Authentication afterSecondFactor(String account, Origin origin) {
        return withChosenPassword(account, welcome(account, origin).orElseThrow(EngineAccounts::wrong));
    }

    private Optional<Facts> welcome(String account, Origin origin) {
        return facts.of(account).filter(known -> addresses.welcome(known.groups(), origin.host()));
    }

    private static Authentication withChosenPassword(String account, Facts known) {
        return signedIn(
                account,
                known,
                known.isFirstPassword() ? List.of(Missing.NEW_PASSWORD.authority()) : known.authorities());
    }

    /** Whether this is the password of an account; not for anything that somebody may try again and again. */
    public boolean isPasswordOf(String account, String password) {
        return matching(facts.anew(account), password).isPresent();
    }

    /** The details of a signed-in account are the mark of the password that it signed in with. */
    private static Authentication signedIn(String account, Facts known, List<GrantedAuthority> authorities) {
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(account, null, authorities);
        signedIn.setDetails(known.password());
        return signedIn;
    }

    /**
     * Checks a password. At a host where the account may not sign in, the right one is as wrong as any other, so that nobody
     * finds it there.
     *
     * @throws BadCredentialsException when it is wrong
     * @throws TooManyAttempts when it was guessed too often, right or wrong
     */
    public void check(String account, String password, Origin origin) {
        if (origin.byProgram()) {
            check(account, password, origin, () -> facts.anew(account));
        } else {
            // another node may have changed it
            Optional<AccountRow> row = facts.anew(account);
            check(account, password, origin, () -> row);
        }
    }

    private void check(String account, String password, Origin origin, Supplier<Optional<AccountRow>> row) {
        String fingerprint = fingerprints.of(origin.address(), account, password);
        boolean welcome = welcome(account, origin).isPresent();
        // calls with the same password that come at once are one attempt
        synchronized (together.intern(fingerprint)) {
            if (welcome && isRemembered(account, fingerprint)) {
                guard.refuseIfExhausted(account, origin);
                return;
            }
            SignInGuard.Attempt attempt = guard.begin(account, origin);
            AccountRow right =
                    matching(row.get(), password).filter(found -> welcome).orElseThrow(EngineAccounts::wrong);
            attempt.succeeded();
            remembered.put(fingerprint, right.salt());
        }
    }

    private boolean isRemembered(String account, String fingerprint) {
        String mark = remembered.getIfPresent(fingerprint);
        return mark != null
                && facts.of(account).map(Facts::password).filter(mark::equals).isPresent();
    }

    /** The account, if this is its password. An account that does not exist takes as long. */
    private Optional<AccountRow> matching(Optional<AccountRow> row, String password) {
        boolean tooLong = password.length() > PasswordRules.LONGEST;
        Optional<AccountRow> found = row.filter(any -> !tooLong);
        String salted = EncryptionUtil.saltPassword(
                tooLong ? "" : password, found.map(AccountRow::salt).orElse(""));
        boolean right = passwords.check(salted, found.map(AccountRow::password).orElse(nobodysPassword));
        return found.filter(any -> right);
    }

    /** A name as somebody can have one; nobody's has a space in it. */
    private static String possible(String name) {
        return name.length() > LONGEST_NAME ? " " : name.replace('\0', ' ');
    }

    private String accountOf(String name) {
        return name.contains("@") ? applicants.byEmail(name).orElse(name) : name;
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("wrong account or password");
    }
}
