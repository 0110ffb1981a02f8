package id.paspor.identity;

import id.paspor.identity.password.BcryptPasswords;
import id.paspor.identity.password.ChosenPasswordRepository;
import id.paspor.identity.password.StaffPasswordPolicy;
import id.paspor.identity.session.AccountSessions;
import id.paspor.kernel.SecurityLog;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How the engine stores passwords, who may see a task, and what people may do with their own account. */
@Component
class IdentityPlugin extends AbstractProcessEnginePlugin {

    private final BcryptPasswords passwords;
    private final AccountSessions sessions;
    private final ObjectProvider<AccountFacts> facts;
    private final ObjectProvider<ChosenPasswordRepository> chosen;
    private final RecentProof recently;
    private final ObjectProvider<SecurityLog> security;
    private final ObjectProvider<AccountRowRepository> rows;
    private final ObjectProvider<TransactionTemplate> transaction;

    IdentityPlugin(
            BcryptPasswords passwords,
            AccountSessions sessions,
            ObjectProvider<AccountFacts> facts,
            ObjectProvider<ChosenPasswordRepository> chosen,
            RecentProof recently,
            ObjectProvider<SecurityLog> security,
            ObjectProvider<AccountRowRepository> rows,
            ObjectProvider<TransactionTemplate> transaction) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.facts = facts;
        this.chosen = chosen;
        this.recently = recently;
        this.security = security;
        this.rows = rows;
        this.transaction = transaction;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setPasswordEncryptor(passwords);
        configuration.setPasswordPolicy(new StaffPasswordPolicy());
        configuration.setIdentityService(
                new WatchedAccounts(this::signOutEverywhere, chosen, recently, security, rows, transaction));
        configuration.setResourceAuthorizationProvider(new NoRowPerTask());
    }

    /** Whoever may do something else from now on, or has another password, signs in again. */
    private void signOutEverywhere(String account) {
        facts.getObject().forget(account);
        sessions.endAll(account);
    }

    /**
     * Desks are granted whole processes, and tenants keep offices apart, so a task needs no authorisation rows of its own.
     * Only an applicant, who may see nothing else, gets one for a task that waits for that very applicant.
     */
    private static final class NoRowPerTask extends DefaultAuthorizationProvider {

        /** People see and change their own account; that they delete it is not for the engine to decide. */
        @Override
        public AuthorizationEntity[] newUser(User user) {
            AuthorizationEntity own = createGrantAuthorization(
                    user.getId(), null, Resources.USER, user.getId(), Permissions.READ, Permissions.UPDATE);
            return new AuthorizationEntity[] {own};
        }

        @Override
        public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
            return null;
        }

        @Override
        public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String newOwner) {
            return null;
        }

        @Override
        public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
            return null;
        }

        @Override
        public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
            AuthorizationEntity own = createGrantAuthorization(
                    userId, null, Resources.TASK, task.getId(), Permissions.READ, Permissions.TASK_WORK);
            return new AuthorizationEntity[] {own};
        }
    }
}
