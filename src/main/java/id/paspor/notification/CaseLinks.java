package id.paspor.notification;

import id.paspor.casefile.CaseFile;
import id.paspor.identity.AccountFacts;
import id.paspor.identity.Addresses;
import id.paspor.kernel.Groups;
import org.springframework.stereotype.Component;

/** Where messages about a case lead. */
@Component
record CaseLinks(Addresses addresses, AccountFacts accounts) {

    /**
     * The address of the application's own page. For whom a counter or a program applied has no account that could open it, and is
     * led to the page that asks for number and birth date.
     */
    String of(CaseFile file) {
        return addresses.ofApplicants() + (isOwned(file) ? "/applications/" + file.registrationNumber() : "/status");
    }

    /** Whether the applicant has an account that can open the application's page. */
    boolean isOwned(CaseFile file) {
        return accounts.of(file.submittedBy())
                .filter(account -> account.groups().contains(Groups.APPLICANT))
                .isPresent();
    }
}
