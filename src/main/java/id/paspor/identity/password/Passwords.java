package id.paspor.identity.password;

import id.paspor.identity.AccountFacts;
import id.paspor.identity.AccountFacts.Facts;
import id.paspor.identity.AccountNews;
import id.paspor.identity.EngineAccounts;
import id.paspor.identity.Origin;
import id.paspor.identity.SecondFactorRule;
import id.paspor.identity.TooManyAttempts;
import id.paspor.identity.applicant.ApplicantAccounts;
import id.paspor.identity.applicant.LinkToken;
import id.paspor.identity.applicant.MailLinks;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.SecurityEvent;
import id.paspor.kernel.SecurityLog;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** How people change a password, and how applicants get a new one by a link in a mail. */
@Service
public class Passwords {

    private static final Duration VALID = Duration.ofHours(1);
    private static final Duration NEWS = Duration.ofDays(7);

    private final PasswordResetRepository resets;
    private final ApplicantAccounts accounts;
    private final EngineAccounts signIn;
    private final AccountFacts facts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MailLinks links;
    private final SecurityLog security;
    private final ChosenPasswordRepository chosen;
    private final SecondFactorRule rule;
    private final IdentityService identity;

    Passwords(
            PasswordResetRepository resets,
            ApplicantAccounts accounts,
            EngineAccounts signIn,
            AccountFacts facts,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock,
            MailLinks links,
            SecurityLog security,
            ChosenPasswordRepository chosen,
            SecondFactorRule rule,
            IdentityService identity) {
        this.chosen = chosen;
        this.rule = rule;
        this.identity = identity;
        this.resets = resets;
        this.accounts = accounts;
        this.signIn = signIn;
        this.facts = facts;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        this.links = links;
        this.security = security;
    }

    /**
     * Asks for a link to choose a new password. What happens is only told by mail: the link, or that the address has no
     * account.
     *
     * @throws Refusal when it cannot be an address
     */
    public void forgotten(String email) {
        String address = ApplicantAccounts.normalised(email);
        if (!links.mayMail(address)) {
            return;
        }
        Instant expires = clock.instant().plus(VALID);
        transaction.executeWithoutResult(status -> {
            Optional<String> account = accounts.byEmail(address);
            if (account.isPresent()) {
                String token = LinkToken.next();
                resets.save(new PasswordReset(token, account.get(), expires));
                events.publishEvent(new AccountNews(
                        address, expires, "password-reset", List.of(links.to("/password/reset?token=" + token))));
            } else {
                events.publishEvent(
                        new AccountNews(address, expires, "account-unknown", List.of(links.to("/register"))));
            }
        });
    }

    /** Whether a link can still be used. */
    public boolean isOpen(String token) {
        return holder(token).isPresent();
    }

    /**
     * Sets a new password by a link, once. Every session of the account ends.
     *
     * @return the account's id
     * @throws Refusal when the link cannot be used any more, or the password must not be chosen
     */
    public String reset(String token, String password) {
        String account = holder(token).orElseThrow(() -> Refusal.notFound("link.expired"));
        PasswordRules.check(password, email(account).orElse(""));
        transaction.executeWithoutResult(status -> {
            if (resets.use(LinkToken.hash(token)) == 0) {
                throw Refusal.notFound("link.expired");
            }
            set(account, password);
        });
        facts.forget(account);
        return account;
    }

    /**
     * Changes the password of somebody who is signed in. Every session of the account ends.
     *
     * @throws Refusal when the present password is wrong or guessed too often, or the new one must not be chosen
     */
    public void change(String account, String present, String password, HttpServletRequest request) {
        try {
            signIn.check(account, present, Origin.of(request));
        } catch (BadCredentialsException wrong) {
            throw Refusal.invalid("present", "password.wrong");
        } catch (TooManyAttempts tooMany) {
            throw tooMany.refusal();
        }
        requireAllowed(account, password);
        transaction.executeWithoutResult(status -> set(account, password));
        facts.forget(account);
    }

    /** The e-mail address of an account, if it has one. */
    public Optional<String> email(String account) {
        return accounts.email(account);
    }

    /**
     * Sets a password of the owner's own instead of the first one, which somebody else made up. Every session of the account
     * ends.
     *
     * @throws Refusal when it must not be chosen, or is the first one again
     */
    public void replaceFirst(String account, String password) {
        requireAllowed(account, password);
        if (signIn.isPasswordOf(account, password)) {
            throw Refusal.invalid("password", "password.same");
        }
        transaction.executeWithoutResult(status -> set(account, password));
        facts.forget(account);
    }

    /** Gives somebody who forgot the password a first one again, which is good for one sign-in. Every session ends. */
    public void makeFirst(String account, String password) {
        accounts.setPassword(account, password);
        security.record(SecurityEvent.PASSWORD_CHANGED, Map.of("account", account));
        facts.forget(account);
    }

    private void requireAllowed(String account, String password) {
        List<String> groups = facts.of(account).map(Facts::groups).orElse(List.of());
        User owner = identity.createUserQuery().userId(account).singleResult();
        List<String> known = new ArrayList<>(PasswordRules.knownOf(owner));
        email(account).ifPresent(known::add);
        PasswordRules.check(
                password, rule.asksFor(groups) ? PasswordRules.SHORTEST_OF_STAFF : PasswordRules.SHORTEST, known);
    }

    private void set(String account, String password) {
        chosen.note(account, accounts.setPassword(account, password));
        security.record(SecurityEvent.PASSWORD_CHANGED, Map.of("account", account));
        resets.deleteByAccount(account);
        email(account)
                .ifPresent(address -> events.publishEvent(new AccountNews(
                        address,
                        clock.instant().plus(NEWS),
                        "password-changed",
                        List.of(links.to("/password/forgot")))));
    }

    private Optional<String> holder(String token) {
        return resets.findByTokenHashAndExpiresAtAfter(LinkToken.hash(token), clock.instant())
                .map(PasswordReset::account);
    }
}
