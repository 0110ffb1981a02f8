package id.paspor.identity;

import java.util.function.Consumer;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/** The engine's service of accounts, which says whose password, groups or offices have changed, whoever changed them. */
class WatchedAccounts extends IdentityServiceImpl {

    private final Consumer<String> changed;

    WatchedAccounts(Consumer<String> changed) {
        this.changed = changed;
    }

    @Override
    public void saveUser(User user, boolean anyPassword) {
        boolean newPassword = ((UserEntity) user).hasNewPassword();
        super.saveUser(user, anyPassword);
        if (newPassword) {
            changed.accept(user.getId());
        }
    }

    @Override
    public void deleteUser(String account) {
        super.deleteUser(account);
        changed.accept(account);
    }

    @Override
    public void createMembership(String account, String group) {
        super.createMembership(account, group);
        changed.accept(account);
    }

    @Override
    public void deleteMembership(String account, String group) {
        super.deleteMembership(account, group);
        changed.accept(account);
    }

    @Override
    public void createTenantUserMembership(String office, String account) {
        super.createTenantUserMembership(office, account);
        changed.accept(account);
    }

    @Override
    public void deleteTenantUserMembership(String office, String account) {
        super.deleteTenantUserMembership(office, account);
        changed.accept(account);
    }
}
