package id.paspor.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** One line in the log once the program takes requests: where it is opened, and who signs in how. */
@Component
class ReadyNotice {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyNotice.class);

    private final Addresses addresses;
    private final boolean demonstration;
    private final String administrator;

    ReadyNotice(
            Addresses addresses,
            @Value("${paspor.embedded-database.active}") boolean demonstration,
            @Value("${paspor.admin.id}") String administrator) {
        this.addresses = addresses;
        this.demonstration = demonstration;
        this.administrator = administrator;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        LOG.info("{}", line());
    }

    String line() {
        String hosts = addresses.areApart()
                ? addresses.ofApplicants() + " (applicants) and " + addresses.ofStaff() + " (all others)"
                : addresses.ofApplicants().toString();
        return "Paspor Online is ready: open " + hosts
                + (demonstration
                        ? "; sign in as applicant, dpsDataEntry, dpsInterviewer, dpsPrinting, dpsCounter, dpsSupervisor,"
                                + " dpsTreasurer or admin with the password demo"
                        : "; " + administrator + " signs in at " + addresses.ofStaff()
                                + "/login and makes the other accounts");
    }
}
