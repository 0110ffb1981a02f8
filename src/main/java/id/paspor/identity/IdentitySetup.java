package id.paspor.identity;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_WORK;

import id.paspor.identity.applicant.AccountRepository;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Texts;
import id.paspor.kernel.preparation.Preparation;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creates groups, tenants and grants at every start, as far as they are missing; what an administrator added stays. One
 * node does it at a time.
 */
@Component
@Order(1)
class IdentitySetup implements Preparation {

    private static final String APPLICATION = "passport-application";
    private static final String DELIVERY = "booklet-delivery";
    private static final String DISPOSAL = "booklet-disposal";
    private static final String CORRECTION = "data-correction";
    private static final String DISCREPANCY = "payment-discrepancy";
    private static final String RECONCILIATION = "payment-reconciliation";
    private static final String DAILY_RECONCILIATION = "daily-reconciliation";

    /** Any number, the same on every node. */
    private static final long SETUP_LOCK = 7_405_001;

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final Offices offices;
    private final TaskFilters filters;
    private final Accounts accounts;
    private final Texts texts;
    private final AccountRepository opened;

    IdentitySetup(
            IdentityService identity,
            AuthorizationService authorizations,
            Offices offices,
            TaskFilters filters,
            Accounts accounts,
            Texts texts,
            AccountRepository opened) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.offices = offices;
        this.filters = filters;
        this.accounts = accounts;
        this.texts = texts;
        this.opened = opened;
    }

    @Override
    @Transactional
    public void prepare() {
        opened.lock(SETUP_LOCK);
        List<String> groups = Stream.concat(
                        Stream.of(Groups.ADMIN, Groups.APPLICANT, Groups.PROGRAM, Groups.HEADQUARTERS),
                        Groups.OFFICERS.stream())
                .toList();
        groups.forEach(this::createGroup);
        offices.all().forEach(this::createTenant);
        grants();
        filters.create(this::grant);
        accounts.create();
    }

    private void grants() {
        for (Resource resource : Resources.values()) {
            grant(Groups.ADMIN, resource, "*", ALL);
        }
        grant(Groups.APPLICANT, Resources.APPLICATION, "tasklist", ACCESS);
        Groups.OFFICERS.forEach(group -> grant(group, Resources.APPLICATION, "tasklist", ACCESS));
        grant(Groups.SUPERVISOR, Resources.APPLICATION, "cockpit", ACCESS);

        Stream.of(Groups.APPLICANT, Groups.COUNTER, Groups.PRINTING, Groups.SUPERVISOR, Groups.TREASURER)
                .forEach(group -> grant(group, Resources.PROCESS_INSTANCE, "*", CREATE));
        process(APPLICATION, Groups.APPLICANT, READ, CREATE_INSTANCE);
        process(APPLICATION, Groups.DATA_ENTRY, READ, READ_INSTANCE, READ_TASK, TASK_WORK);
        process(APPLICATION, Groups.INTERVIEWER, READ, READ_INSTANCE, READ_TASK, TASK_WORK);
        process(APPLICATION, Groups.PRINTING, READ, READ_INSTANCE, READ_TASK, TASK_WORK);
        process(APPLICATION, Groups.COUNTER, READ, READ_INSTANCE, READ_TASK, TASK_WORK, CREATE_INSTANCE);
        process(APPLICATION, Groups.SUPERVISOR, READ, READ_INSTANCE, READ_TASK, TASK_WORK, READ_HISTORY, RETRY_JOB);
        process(DELIVERY, Groups.SUPERVISOR, READ, READ_INSTANCE, READ_HISTORY, CREATE_INSTANCE, RETRY_JOB);
        process(DELIVERY, Groups.PRINTING, READ, CREATE_INSTANCE);
        // proposals are made on the page of the stock, which starts the process for them
        process(DISPOSAL, Groups.SUPERVISOR, READ, READ_INSTANCE, READ_TASK, TASK_WORK, READ_HISTORY, RETRY_JOB);
        // applicants ask in the portal, which starts the process for them
        process(CORRECTION, Groups.COUNTER, READ, CREATE_INSTANCE);
        process(CORRECTION, Groups.SUPERVISOR, READ, READ_INSTANCE, READ_TASK, TASK_WORK, READ_HISTORY, RETRY_JOB);
        process(DISCREPANCY, Groups.TREASURER, READ, READ_INSTANCE, READ_TASK, TASK_WORK, READ_HISTORY);
        process(DISCREPANCY, Groups.SUPERVISOR, READ, READ_INSTANCE, READ_HISTORY, RETRY_JOB);
        process(RECONCILIATION, Groups.TREASURER, READ, READ_INSTANCE, READ_HISTORY, CREATE_INSTANCE);
        Stream.of(RECONCILIATION, DAILY_RECONCILIATION)
                .forEach(process -> process(process, Groups.SUPERVISOR, READ, READ_INSTANCE, READ_HISTORY, RETRY_JOB));
        grant(Groups.SUPERVISOR, Resources.DECISION_DEFINITION, "*", READ);
    }

    private void process(String process, String group, Permission... permissions) {
        grant(group, Resources.PROCESS_DEFINITION, process, permissions);
    }

    /** Grants a group exactly these permissions on a resource. */
    void grant(String group, Resource resource, String resourceId, Permission... permissions) {
        Authorization grant = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(resourceId)
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .singleResult();
        if (grant == null) {
            grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(resource);
            grant.setResourceId(resourceId);
        }
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }

    private void createGroup(String id) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            var group = identity.newGroup(id);
            group.setName(texts.bilingual("group." + id));
            group.setType(id.equals(Groups.ADMIN) ? "SYSTEM" : "WORKFLOW");
            identity.saveGroup(group);
        }
    }

    private void createTenant(Office office) {
        if (identity.createTenantQuery().tenantId(office.code()).count() == 0) {
            Tenant tenant = identity.newTenant(office.code());
            tenant.setName(office.name());
            identity.saveTenant(tenant);
            // applicants may apply anywhere; what they see is decided case by case
            identity.createTenantGroupMembership(office.code(), Groups.APPLICANT);
        }
    }
}
