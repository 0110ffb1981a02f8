package id.paspor.payment.process;

import static id.paspor.engine.LastingVariables.DECISION;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseSummary.Row;
import id.paspor.engine.form.TaskForm;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.office.Offices;
import id.paspor.payment.Bill;
import id.paspor.payment.Bills;
import id.paspor.payment.Discrepancies;
import id.paspor.payment.Discrepancy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** A treasurer decides about money that fits no bill. The business key of its process is the number of the discrepancy. */
@Component
record ResolvePaymentDiscrepancyForm(
        Discrepancies discrepancies, Bills bills, CaseFiles cases, Offices offices, Texts texts)
        implements TaskForm<ResolvePaymentDiscrepancyForm.Answer> {

    private static final String ACCEPT = "accept";
    private static final String REFUND = "refund";

    record Answer(String decision, String reason) {}

    @Override
    public RegistrationNumber caseShown(String number) {
        return discrepancies.get(Long.parseLong(number)).registrationNumber();
    }

    /** The bank and the amount; of money for no case also the account, as most pay the same. */
    @Override
    public Optional<String> about(String number) {
        Discrepancy discrepancy = discrepancies.get(Long.parseLong(number));
        String money = discrepancy.bank() + " " + texts.rupiah(Texts.INDONESIAN, discrepancy.amount());
        return Optional.of(
                discrepancy.registrationNumber() == null
                        ? money + " " + discrepancy.virtualAccountNumber().grouped()
                        : money);
    }

    @Override
    public Map<String, Object> show(String number) {
        Discrepancy discrepancy = discrepancies.get(Long.parseLong(number));
        RegistrationNumber registrationNumber = discrepancy.registrationNumber();
        return Map.of(
                "registrationNumber",
                registrationNumber == null ? "" : registrationNumber.digits(),
                "facts",
                facts(discrepancy));
    }

    private List<Row> facts(Discrepancy discrepancy) {
        ZoneId zone = discrepancy.registrationNumber() == null
                ? Discrepancies.BANK_ZONE
                : offices.get(cases.office(discrepancy.registrationNumber())).zone();
        List<Row> facts = new ArrayList<>();
        facts.add(row(
                "why", texts.toReader("discrepancy." + discrepancy.kind().name().toLowerCase(Locale.ROOT))));
        facts.add(row(
                "evidence",
                texts.toReader(discrepancy.onStatement() ? "discrepancy.on-statement" : "discrepancy.only-called")));
        facts.add(row("amount", texts.formatForReader(new Texts.Money(discrepancy.amount()))));
        facts.add(row("bank", discrepancy.bank() + ", " + discrepancy.paymentRequestId()));
        facts.add(row("account", discrepancy.virtualAccountNumber().grouped()));
        if (discrepancy.paidAt() != null) {
            facts.add(row("paid-at", moment(discrepancy.paidAt(), zone)));
        }
        facts.add(row("opened-at", moment(discrepancy.openedAt(), zone)));
        if (discrepancy.registrationNumber() != null) {
            Bill bill = bills.latest(discrepancy.registrationNumber()).orElseThrow();
            facts.add(row(
                    "bill",
                    texts.toReader(
                            "discrepancy.bill",
                            new Texts.Money(bill.amount()),
                            Texts.at(bill.dueAt(), zone),
                            new Texts.Wording("bill." + bill.state().name().toLowerCase(Locale.ROOT)))));
        }
        return facts;
    }

    @Override
    public void prepare(String number, Answer answer) {
        long id = Long.parseLong(number);
        if (answer.decision().equals(ACCEPT)) {
            discrepancies.requireAcceptable(id);
        } else if (!answer.decision().equals(REFUND)) {
            discrepancies.requireNotOnStatement(id);
        }
    }

    @Override
    public void complete(DelegateExecution execution, String number, Answer answer) {
        long id = Long.parseLong(number);
        switch (answer.decision()) {
            case ACCEPT -> discrepancies.accept(id, answer.reason());
            case REFUND -> discrepancies.refund(id, answer.reason());
            default -> discrepancies.returned(id, answer.reason());
        }
        execution.setVariable(DECISION, answer.decision());
    }

    private Row row(String label, String value) {
        return new Row(texts.toReader("discrepancy.fact." + label), value);
    }

    private String moment(Instant at, ZoneId zone) {
        return texts.formatForReader(Texts.at(at, zone));
    }
}
