package id.paspor.identity;

import id.paspor.kernel.PersonalData;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** The account itself. */
@Component
class AccountOfPerson implements PersonalData {

    private final IdentityService identity;

    AccountOfPerson(IdentityService identity) {
        this.identity = identity;
    }

    private record Account(String account, String firstName, String lastName, String email) {}

    @Override
    public void copy(String account, Copy to) throws IOException {
        User user = identity.createUserQuery().userId(account).singleResult();
        to.data("account", new Account(account, user.getFirstName(), user.getLastName(), user.getEmail()));
    }
}
