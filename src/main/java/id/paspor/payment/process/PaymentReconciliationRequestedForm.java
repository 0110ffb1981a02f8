package id.paspor.payment.process;

import id.paspor.engine.form.StartForm;
import id.paspor.payment.process.PaymentReconciliationRequestedForm.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The form with which a treasurer has banks' reports compared with the books. */
@Component
class PaymentReconciliationRequestedForm implements StartForm<Days> {

    /** @param from and {@code to}: in Jakarta, or {@code null} for what is still to be done */
    record Days(LocalDate from, LocalDate to) {}

    /** A bank's report is about all offices. */
    @Override
    public String office(Days days) {
        return null;
    }

    @Override
    public Map<String, List<Option>> options() {
        return Map.of();
    }
}
