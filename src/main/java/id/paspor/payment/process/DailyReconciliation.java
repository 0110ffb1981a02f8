package id.paspor.payment.process;

import id.paspor.payment.Discrepancies;
import id.paspor.payment.PaymentProperties;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** When the daily reconciliation begins. */
@Component
public class DailyReconciliation {

    /** Any day that is over: the cycle goes on from there. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

    private final PaymentProperties settings;

    DailyReconciliation(PaymentProperties settings) {
        this.settings = settings;
    }

    /** Every day at the time that is set, as a repeating interval of ISO 8601. */
    public String cycle() {
        return "R/"
                + settings.reconcileAt()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .atDate(FIRST_DAY)
                        .atZone(Discrepancies.BANK_ZONE)
                        .toOffsetDateTime()
                + "/P1D";
    }
}
