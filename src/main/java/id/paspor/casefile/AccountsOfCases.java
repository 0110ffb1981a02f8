package id.paspor.casefile;

import id.paspor.kernel.erasure.KeepsAccounts;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;

/** An account is kept as long as an application is that was submitted with it. */
@Component
record AccountsOfCases(CaseFileRepository files) implements KeepsAccounts {

    @Override
    public Set<String> kept(Collection<String> accounts) {
        return files.submittersAmong(accounts);
    }
}
