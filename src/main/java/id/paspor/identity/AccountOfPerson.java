package id.paspor.identity;

import id.paspor.kernel.PersonalData;
import java.io.IOException;
import java.time.Instant;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The account itself. */
@Component
class AccountOfPerson implements PersonalData {

    private final IdentityService identity;
    private final JdbcClient jdbc;

    AccountOfPerson(IdentityService identity, JdbcClient jdbc) {
        this.identity = identity;
        this.jdbc = jdbc;
    }

    private record Opened(String email, Instant createdAt) {}

    private record Account(String account, String firstName, String lastName, String email, Instant createdAt) {}

    @Override
    public void copy(String account, Copy to) throws IOException {
        User user = identity.createUserQuery().userId(account).singleResult();
        Opened opened = jdbc.sql("select email, created_at from account where id = ?")
                .param(account)
                .query(Opened.class)
                .optional()
                .orElse(new Opened(user.getEmail(), null));
        to.data(
                "account",
                new Account(account, user.getFirstName(), user.getLastName(), opened.email(), opened.createdAt()));
    }
}
