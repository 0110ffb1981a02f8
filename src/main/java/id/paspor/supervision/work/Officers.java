package id.paspor.supervision.work;

import id.paspor.identity.StaffAccounts;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The people of an office. */
@Component
public class Officers {

    private final StaffAccounts accounts;

    Officers(StaffAccounts accounts) {
        this.accounts = accounts;
    }

    /** All of them, in the order of their accounts. */
    public List<Officer> of(String office) {
        return accounts.of(office).stream()
                .map(account -> new Officer(account.id(), account.name(), account.groups()))
                .toList();
    }

    /** One of them. */
    public Optional<Officer> find(String office, String id) {
        return of(office).stream().filter(officer -> officer.id().equals(id)).findFirst();
    }
}
