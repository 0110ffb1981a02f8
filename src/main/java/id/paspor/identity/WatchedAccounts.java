package id.paspor.identity;

import id.paspor.identity.password.ChosenPasswordRepository;
import id.paspor.identity.password.PasswordMark;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.SecurityEvent;
import id.paspor.kernel.SecurityLog;
import id.paspor.kernel.written.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;

/**
 * The engine's service of accounts, which says whose password, groups or offices have changed, whoever changed them. Through
 * the engine's doors, the webapps' and {@code /engine-rest}, they change only right after somebody has proved who it is, and one
 * after the other. A password that somebody sets for oneself is noted as chosen. What is wrong with an account there is said in words.
 */
class WatchedAccounts extends IdentityServiceImpl {

    /** As the engine takes them. */
    private static final int LONGEST_ID = 64;

    private static final int LONGEST_NAME = 255;
    private static final Pattern POSSIBLE_ID = Pattern.compile("[A-Za-z0-9]{1," + LONGEST_ID + "}");

    private final Consumer<String> changed;
    private final ObjectProvider<ChosenPasswordRepository> chosen;
    private final RecentProof recently;
    private final ObjectProvider<SecurityLog> security;
    private final ObjectProvider<AccountRowRepository> rows;
    private final ObjectProvider<TransactionTemplate> transaction;

    WatchedAccounts(
            Consumer<String> changed,
            ObjectProvider<ChosenPasswordRepository> chosen,
            RecentProof recently,
            ObjectProvider<SecurityLog> security,
            ObjectProvider<AccountRowRepository> rows,
            ObjectProvider<TransactionTemplate> transaction) {
        this.changed = changed;
        this.chosen = chosen;
        this.recently = recently;
        this.security = security;
        this.rows = rows;
        this.transaction = transaction;
    }

    @Override
    public void saveUser(User user, boolean anyPassword) {
        boolean made = isFromOutside() && ((UserEntity) user).getRevision() == 0;
        boolean newPassword = ((UserEntity) user).hasNewPassword();
        // the doors ask for the present password before
        boolean own = newPassword
                && isFromOutside()
                && user.getId().equals(getCurrentAuthentication().getUserId());
        if (!own) {
            requireProof();
        }
        if (isFromOutside()) {
            requirePossible(user);
        }
        if (made) {
            inTurn(() -> {
                requireFreeId(user.getId());
                super.saveUser(user, anyPassword);
                return true;
            });
            // the path of this door does not name the account
            security.getObject()
                    .record(
                            SecurityEvent.ACCOUNT_CHANGED,
                            Map.of(
                                    "account", getCurrentAuthentication().getUserId(),
                                    "door", "POST /user/create",
                                    "userId", user.getId()));
        } else {
            super.saveUser(user, anyPassword);
        }
        if (own) {
            chosen.getObject().note(user.getId(), PasswordMark.of((UserEntity) user));
        }
        if (newPassword) {
            changed.accept(user.getId());
        }
    }

    @Override
    public void deleteUser(String account) {
        change(account, () -> {
            requireAnotherAdministrator(account);
            super.deleteUser(account);
            return true;
        });
    }

    @Override
    public void createMembership(String account, String group) {
        UserQuery member = createUserQuery().userId(account).memberOfGroup(group);
        join(account, member, () -> super.createMembership(account, group));
    }

    @Override
    public void deleteMembership(String account, String group) {
        change(account, () -> {
            if (Groups.ADMIN.equals(group)) {
                requireAnotherAdministrator(account);
            }
            super.deleteMembership(account, group);
            return true;
        });
    }

    @Override
    public void createTenantUserMembership(String office, String account) {
        UserQuery member = createUserQuery().userId(account).memberOfTenant(office);
        join(account, member, () -> super.createTenantUserMembership(office, account));
    }

    @Override
    public void deleteTenantUserMembership(String office, String account) {
        change(account, () -> {
            super.deleteTenantUserMembership(office, account);
            return true;
        });
    }

    /** Where another administrator was faster, nothing is left to do; the engine would take it for a fault. */
    private void join(String account, UserQuery member, Runnable joining) {
        change(account, () -> {
            boolean news = !isFromOutside() || member.count() == 0;
            if (news) {
                joining.run();
            }
            return news;
        });
    }

    /**
     * Changes an account in its turn.
     *
     * @param change says whether it has changed anything
     */
    private void change(String account, BooleanSupplier change) {
        requireProof();
        if (inTurn(change)) {
            changed.accept(account);
        }
    }

    /** What comes from outside waits for changes that came before, at whichever node, and sees what they did. */
    private boolean inTurn(BooleanSupplier change) {
        if (!isFromOutside()) {
            return change.getAsBoolean();
        }
        return Boolean.TRUE.equals(transaction.getObject().execute(status -> {
            rows.getObject().awaitTurn();
            return change.getAsBoolean();
        }));
    }

    /** Says what is wrong with an id that an administrator chose; the engine would only say that something is. */
    private void requireFreeId(String id) {
        if (id == null || !POSSIBLE_ID.matcher(id).matches()) {
            throw Refusal.invalid("id", "account.id", LONGEST_ID);
        }
        if (createUserQuery().userId(id).count() > 0) {
            throw Refusal.conflict("account.id-taken");
        }
    }

    private static void requirePossible(User user) {
        List<Problem> problems = new ArrayList<>();
        if (!isName(user.getFirstName())) {
            problems.add(new Problem("firstName", "account.name", LONGEST_NAME));
        }
        if (!isName(user.getLastName())) {
            problems.add(new Problem("lastName", "account.name", LONGEST_NAME));
        }
        if (StringUtils.hasText(user.getEmail()) && !EmailAddress.isPossible(user.getEmail())) {
            problems.add(new Problem("email", "form.shape.email"));
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
    }

    private static boolean isName(String name) {
        return name == null || name.length() <= LONGEST_NAME;
    }

    /** Without any administrator nobody could make another one. */
    private void requireAnotherAdministrator(String account) {
        if (!isFromOutside()) {
            return;
        }
        List<String> administrators = createUserQuery().memberOfGroup(Groups.ADMIN).list().stream()
                .map(User::getId)
                .toList();
        if (administrators.equals(List.of(account))) {
            throw Refusal.conflict("account.last-administrator");
        }
    }

    private void requireProof() {
        if (isFromOutside()) {
            recently.require();
        }
    }

    private boolean isFromOutside() {
        return Context.getCommandContext() == null && getCurrentAuthentication() != null;
    }
}
