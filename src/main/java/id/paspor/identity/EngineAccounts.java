package id.paspor.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import id.paspor.identity.AccountFacts.Facts;
import id.paspor.identity.applicant.ApplicantAccounts;
import id.paspor.identity.password.PasswordMark;
import id.paspor.identity.password.PasswordRules;
import id.paspor.kernel.key.Hmac;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
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

    private final IdentityService identity;
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
            IdentityService identity,
            ProcessEngine engine,
            ApplicantAccounts applicants,
            AccountFacts facts,
            SignInGuard guard,
            SecondFactorRule rule,
            Addresses addresses) {
        this.identity = identity;
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
        String account = accountOf(claimed.getName());
        check(account, String.valueOf(claimed.getCredentials()), origin);
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
        return matching(account, password).isPresent();
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
        String fingerprint = fingerprints.of(origin.address(), account, password);
        if (!origin.byProgram()) {
            // another node may have changed it
            facts.forget(account);
        }
        boolean welcome = welcome(account, origin).isPresent();
        // calls with the same password that come at once are one attempt
        synchronized (together.intern(fingerprint)) {
            if (welcome && isRemembered(account, fingerprint)) {
                guard.refuseIfExhausted(account, origin);
                return;
            }
            SignInGuard.Attempt attempt = guard.begin(account, origin);
            UserEntity user =
                    matching(account, password).filter(right -> welcome).orElseThrow(EngineAccounts::wrong);
            attempt.succeeded();
            remember(account, fingerprint, PasswordMark.of(user));
        }
    }

    private boolean isRemembered(String account, String fingerprint) {
        String mark = remembered.getIfPresent(fingerprint);
        return mark != null
                && facts.of(account).map(Facts::password).filter(mark::equals).isPresent();
    }

    private void remember(String account, String fingerprint, String mark) {
        remembered.put(fingerprint, mark);
        if (facts.of(account).map(Facts::password).filter(mark::equals).isEmpty()) {
            // another node changed the password less than a minute ago
            facts.forget(account);
        }
    }

    /** The account, if this is its password. An account that does not exist takes as long. */
    private Optional<UserEntity> matching(String account, String password) {
        boolean tooLong = password.length() > PasswordRules.LONGEST;
        Optional<UserEntity> user = Optional.ofNullable(
                        (UserEntity) identity.createUserQuery().userId(account).singleResult())
                .filter(found -> !tooLong);
        String salted = EncryptionUtil.saltPassword(
                tooLong ? "" : password, user.map(UserEntity::getSalt).orElse(""));
        boolean right =
                passwords.check(salted, user.map(UserEntity::getPassword).orElse(nobodysPassword));
        return user.filter(found -> right);
    }

    /** Whom a name means; nobody's has a space in it. */
    private String accountOf(String name) {
        String possible = name.length() > LONGEST_NAME ? " " : name.replace('\0', ' ');
        return possible.contains("@") ? applicants.byEmail(possible).orElse(possible) : possible;
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("wrong account or password");
    }
}
