package id.paspor.identity.applicant;

import id.paspor.identity.AccountNews;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedByAge;
import id.paspor.kernel.erasure.KeepsAccounts;
import id.paspor.kernel.erasure.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Accounts that applicants opened and nobody uses any more: after the term the address is told, and a month later the
 * account is erased unless somebody signed in. An account of which something else is kept stays, and its term begins anew.
 */
@Component
class UnusedAccounts implements ErasedByAge {

    /** Between the mail and the erasure. */
    private static final Duration NOTICE = Duration.ofDays(30);

    /** How exactly the last sign-in is known: not every one is written down. */
    private static final Duration EXACTLY = Duration.ofDays(1);

    private final AccountRepository opened;
    private final List<KeepsAccounts> reasons;
    private final IdentityService identity;
    private final MailLinks links;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UnusedAccounts(
            AccountRepository opened,
            List<KeepsAccounts> reasons,
            IdentityService identity,
            MailLinks links,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.opened = opened;
        this.reasons = reasons;
        this.identity = identity;
        this.links = links;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        Instant now = clock.instant();
        opened.used(List.of(event.getAuthentication().getName()), now.minus(EXACTLY), now);
    }

    @Override
    public Retention kind() {
        return Retention.ACCOUNTS;
    }

    @Override
    @Transactional(readOnly = true)
    public long due(Instant before, Set<RegistrationNumber> held) {
        return opened.countUnused(before, clock.instant().minus(NOTICE));
    }

    /** Whoever was looked at is not found again tonight, so that each round comes to an end. */
    @Override
    public int erase(Instant before, Set<RegistrationNumber> held, int most) {
        int erased;
        List<Account> some;
        do {
            some = opened.unused(before, clock.instant().minus(NOTICE), Limit.of(most));
            List<Account> these = some;
            erased = transaction.execute(status -> lookAt(these));
        } while (erased == 0 && some.size() == most);
        return erased;
    }

    private int lookAt(List<Account> accounts) {
        if (accounts.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        List<String> ids = accounts.stream().map(Account::id).toList();
        Set<String> kept = new HashSet<>();
        reasons.forEach(reason -> kept.addAll(reason.kept(ids)));
        if (!kept.isEmpty()) {
            opened.used(kept, now, now);
        }
        int erased = 0;
        for (Account account : accounts) {
            if (!kept.contains(account.id()) && account.isWarned()) {
                // its rows here and its links go with the engine's
                identity.deleteUser(account.id());
                erased++;
            } else if (!kept.contains(account.id())) {
                opened.warned(account.id(), now);
                events.publishEvent(new AccountNews(
                        account.email(), now.plus(NOTICE), "account-unused", List.of(links.to("/login"))));
            }
        }
        return erased;
    }
}
