package id.paspor.identity.applicant;

import id.paspor.identity.password.PasswordMark;
import id.paspor.identity.password.PasswordRules;
import id.paspor.kernel.Groups;
import id.paspor.kernel.RandomTokens;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.written.EmailAddress;
import java.time.Clock;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.stereotype.Component;

/**
 * The accounts that applicants opened themselves. The id, which goes into histories, is random; the e-mail address is
 * nowhere but here.
 */
@Component
public class ApplicantAccounts {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LETTERS = 20;

    private final AccountRepository opened;
    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final Clock clock;

    ApplicantAccounts(
            AccountRepository opened, IdentityService identity, AuthorizationService authorizations, Clock clock) {
        this.opened = opened;
        this.identity = identity;
        this.authorizations = authorizations;
        this.clock = clock;
    }

    /**
     * An e-mail address as it is kept and compared: without spaces around it, in small letters.
     *
     * @throws Refusal when it cannot be an address
     */
    public static String normalised(String email) {
        String address = EmailAddress.normalised(email);
        if (!EmailAddress.isPossible(address)) {
            throw Refusal.invalid("email", "form.shape.email");
        }
        return address;
    }

    public Optional<String> byEmail(String email) {
        return opened.findByEmail(EmailAddress.normalised(email)).map(Account::id);
    }

    public Optional<String> email(String account) {
        return opened.findById(account).map(Account::email);
    }

    /**
     * Opens an account within the caller's transaction.
     *
     * @return its id
     * @throws Refusal when the address has one already
     */
    String open(String email, String password) {
        String id = "a" + RandomTokens.ofLetters(LETTERS, ID_LETTERS);
        User user = identity.newUser(id);
        user.setPassword(password);
        save(user);
        identity.createMembership(id, Groups.APPLICANT);
        leaveToThePortal(id);
        if (opened.open(id, email, clock.instant()) == 0) {
            throw Refusal.conflict("account.exists");
        }
        return id;
    }

    /**
     * Gives an account another password. Whoever is signed in with the one before, is not any more.
     *
     * @return the mark of the new one
     */
    public String setPassword(String account, String password) {
        UserEntity user =
                (UserEntity) identity.createUserQuery().userId(account).singleResult();
        user.setPassword(password);
        save(user);
        return PasswordMark.of(user);
    }

    /** In the engine an applicant sees the own account; it is changed on our own pages, which end sessions and send mails. */
    private void leaveToThePortal(String id) {
        Authorization own = authorizations
                .createAuthorizationQuery()
                .userIdIn(id)
                .resourceType(Resources.USER)
                .singleResult();
        own.setPermissions(new Permission[] {Permissions.READ});
        authorizations.saveAuthorization(own);
    }

    /** Without the engine's rules for passwords: those of {@link PasswordRules} were applied. */
    private void save(User user) {
        ((IdentityServiceImpl) identity).saveUser(user, true);
    }
}
