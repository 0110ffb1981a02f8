package id.paspor.identity;

import id.paspor.identity.password.ChosenPasswordRepository;
import id.paspor.identity.password.PasswordMark;
import java.util.function.Consumer;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's service of accounts, which says whose password, groups or offices have changed, whoever changed them. Through
 * the engine's doors, the webapps' and {@code /engine-rest}, they change only right after somebody has proved who it is. A
 * password that somebody sets for oneself is noted as chosen.
 */
class WatchedAccounts extends IdentityServiceImpl {

    private final Consumer<String> changed;
    private final ObjectProvider<ChosenPasswordRepository> chosen;
    private final RecentProof recently;

    WatchedAccounts(Consumer<String> changed, ObjectProvider<ChosenPasswordRepository> chosen, RecentProof recently) {
        this.changed = changed;
        this.chosen = chosen;
        this.recently = recently;
    }

    @Override
    public void saveUser(User user, boolean anyPassword) {
        boolean newPassword = ((UserEntity) user).hasNewPassword();
        // the doors ask for the present password before
        boolean own = newPassword
                && isFromOutside()
                && user.getId().equals(getCurrentAuthentication().getUserId());
        if (!own) {
            requireProof();
        }
        super.saveUser(user, anyPassword);
        if (own) {
            chosen.getObject().note(user.getId(), PasswordMark.of((UserEntity) user));
        }
        if (newPassword) {
            changed.accept(user.getId());
        }
    }

    @Override
    public void deleteUser(String account) {
        change(account, () -> super.deleteUser(account));
    }

    @Override
    public void createMembership(String account, String group) {
        change(account, () -> super.createMembership(account, group));
    }

    @Override
    public void deleteMembership(String account, String group) {
        change(account, () -> super.deleteMembership(account, group));
    }

    @Override
    public void createTenantUserMembership(String office, String account) {
        change(account, () -> super.createTenantUserMembership(office, account));
    }

    @Override
    public void deleteTenantUserMembership(String office, String account) {
        change(account, () -> super.deleteTenantUserMembership(office, account));
    }

    private void change(String account, Runnable change) {
        requireProof();
        change.run();
        changed.accept(account);
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
