package id.paspor.identity;

import id.paspor.kernel.Groups;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The first accounts: on the embedded database those of the demonstration, elsewhere one administrator from the settings,
 * who creates the others. An account that exists is never touched.
 */
@Component
class Accounts {

    private static final String DEMONSTRATION_PASSWORD = "demo";

    private final IdentityService identity;
    private final Offices offices;
    private final boolean embedded;
    private final String adminId;
    private final String adminPassword;

    Accounts(
            IdentityService identity,
            Offices offices,
            @Value("${paspor.embedded-database.active}") boolean embedded,
            @Value("${paspor.admin.id}") String adminId,
            @Value("${paspor.admin.password:}") String adminPassword) {
        this.identity = identity;
        this.offices = offices;
        this.embedded = embedded;
        this.adminId = adminId;
        this.adminPassword = adminPassword;
    }

    void create() {
        if (embedded) {
            createDemonstration();
        } else if (identity.createUserQuery().memberOfGroup(Groups.ADMIN).count() == 0) {
            if (!StringUtils.hasText(adminPassword)) {
                throw new IllegalStateException("There is no administrator yet: set PASPOR_ADMIN_PASSWORD (and"
                        + " PASPOR_ADMIN_ID, if it is not to be admin) and start again.");
            }
            create(adminId, "Administrator", "Paspor Online", adminPassword, false, List.of(Groups.ADMIN));
        }
    }

    private void createDemonstration() {
        for (Office office : offices.all()) {
            String code = office.code().toLowerCase(Locale.ROOT);
            for (String group : Groups.OFFICERS) {
                String id = code + StringUtils.capitalize(group);
                if (create(
                        id,
                        StringUtils.capitalize(group),
                        office.code(),
                        DEMONSTRATION_PASSWORD,
                        true,
                        List.of(group))) {
                    identity.createTenantUserMembership(office.code(), id);
                }
            }
        }
        List<String> applicant = List.of(Groups.APPLICANT);
        create("applicant", "Ayu", "Pemohon", DEMONSTRATION_PASSWORD, true, applicant);
        create("applicant2", "Made", "Pemohon", DEMONSTRATION_PASSWORD, true, applicant);
        create("headquarters", "Kantor", "Pusat", DEMONSTRATION_PASSWORD, true, List.of(Groups.HEADQUARTERS));
        create("admin", "Administrator", "Paspor Online", DEMONSTRATION_PASSWORD, true, List.of(Groups.ADMIN));
    }

    private boolean create(
            String id, String first, String last, String password, boolean anyPassword, List<String> groups) {
        if (identity.createUserQuery().userId(id).count() > 0) {
            return false;
        }
        User user = identity.newUser(id);
        user.setFirstName(first);
        user.setLastName(last);
        user.setPassword(password);
        ((IdentityServiceImpl) identity).saveUser(user, anyPassword);
        groups.forEach(group -> identity.createMembership(id, group));
        return true;
    }
}
