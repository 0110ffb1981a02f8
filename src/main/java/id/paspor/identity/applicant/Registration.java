package id.paspor.identity.applicant;

import id.paspor.identity.AccountNews;
import id.paspor.identity.password.BcryptPasswords;
import id.paspor.identity.password.PasswordRules;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.limit.RateLimit;
import id.paspor.kernel.limit.RateLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.binary.Hex;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How applicants open an account. The address is confirmed by a link that is mailed to it, and with the password that was
 * chosen: otherwise somebody could choose one, have the true holder of the address open the link, and know the password.
 */
@Service
public class Registration {

    private static final Duration VALID = Duration.ofHours(24);

    private final PendingRegistrationRepository waiting;
    private final ApplicantAccounts accounts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MailLinks links;
    private final RateLimit guesses;
    private final BcryptPasswords passwords;

    Registration(
            PendingRegistrationRepository waiting,
            ApplicantAccounts accounts,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock,
            MailLinks links,
            RateLimits limits,
            BcryptPasswords passwords) {
        this.waiting = waiting;
        this.accounts = accounts;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        this.links = links;
        this.passwords = passwords;
        this.guesses = limits.named("sign-in-per-account");
    }

    /**
     * Asks for an account. What happens is only told by mail: a link, or that the address has an account already.
     *
     * @throws Refusal when address or password cannot be taken
     */
    public void request(String email, String password) {
        String address = check(email, password);
        String hash = passwords.encrypt(password);
        if (!links.mayMail(address)) {
            return;
        }
        Instant expires = clock.instant().plus(VALID);
        transaction.executeWithoutResult(status -> {
            if (accounts.byEmail(address).isPresent()) {
                events.publishEvent(new AccountNews(
                        address, expires, "account-exists", List.of(links.to("/login"), links.to("/password/forgot"))));
            } else {
                String token = LinkToken.next();
                waiting.save(new PendingRegistration(token, address, hash, expires));
                events.publishEvent(new AccountNews(
                        address, expires, "account-confirm", List.of(links.to("/register/confirm?token=" + token))));
            }
        });
    }

    /** Whether a link can still be used. */
    public boolean isOpen(String token) {
        return pending(token).isPresent();
    }

    /**
     * Opens the account, once.
     *
     * @return the account's id
     * @throws Refusal when the link cannot be used any more, or the password is not the one that was chosen
     */
    public String confirm(String token, String password) {
        PendingRegistration pending = pending(token).orElseThrow(() -> Refusal.notFound("link.expired"));
        guesses.require(Hex.encodeHexString(LinkToken.hash(token)));
        if (password.length() > PasswordRules.LONGEST || !passwords.check(password, pending.passwordHash())) {
            throw Refusal.invalid("password", "password.not-the-chosen");
        }
        return transaction.execute(status -> {
            if (waiting.findByEmailOrderByTokenHash(pending.email()).stream().noneMatch(link -> link.isOf(token))) {
                throw Refusal.notFound("link.expired");
            }
            waiting.deleteByEmail(pending.email());
            return accounts.open(pending.email(), password);
        });
    }

    private static String check(String email, String password) {
        List<Problem> problems = new ArrayList<>();
        String address = email;
        try {
            address = ApplicantAccounts.normalised(email);
        } catch (Refusal refusal) {
            problems.addAll(refusal.problems());
        }
        try {
            PasswordRules.check(password, address);
        } catch (Refusal refusal) {
            problems.addAll(refusal.problems());
        }
        Refusal.requireNone(problems);
        return address;
    }

    private Optional<PendingRegistration> pending(String token) {
        return waiting.findByTokenHashAndExpiresAtAfter(LinkToken.hash(token), clock.instant());
    }
}
