package id.paspor.identity.applicant;

import id.paspor.kernel.Language;
import id.paspor.kernel.PersonalData;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** The account itself. */
@Component
record AccountOfPerson(IdentityService identity, AccountRepository opened) implements PersonalData {

    private record AccountCopy(
            String account, String firstName, String lastName, String email, Instant createdAt, Language language) {}

    @Override
    public void copy(String account, Copy to) throws IOException {
        User user = identity.createUserQuery().userId(account).singleResult();
        Optional<Account> own = opened.findById(account);
        to.data(
                "account",
                new AccountCopy(
                        account,
                        user.getFirstName(),
                        user.getLastName(),
                        own.map(Account::email).orElse(user.getEmail()),
                        own.map(Account::createdAt).orElse(null),
                        own.map(Account::language).orElse(null)));
    }
}
