package id.paspor.booklet.process;

import static id.paspor.engine.LastingVariables.DECISION;

import id.paspor.booklet.Disposals;
import id.paspor.booklet.Proposal;
import id.paspor.casefile.CaseSummary.Row;
import id.paspor.engine.form.TaskForm;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.office.Offices;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** A supervisor decides about a proposal that another officer made. The business key of its process is the proposal's number. */
@Component
record DecideBookletDisposalForm(Disposals disposals, Offices offices, Texts texts)
        implements TaskForm<DecideBookletDisposalForm.Answer> {

    private static final int MOST_NAMED = 3;

    record Answer(String decision) {}

    @Override
    public RegistrationNumber caseShown(String number) {
        return null;
    }

    /** The numbers of the booklets; of more than three the first and the last one, and how many. */
    @Override
    public Optional<String> about(String number) {
        String booklets = disposals.get(Long.parseLong(number)).booklets();
        String[] numbers = booklets.split(", ");
        return Optional.of(
                numbers.length > MOST_NAMED
                        ? numbers[0] + " … " + numbers[numbers.length - 1] + " (" + numbers.length + ")"
                        : booklets);
    }

    @Override
    public Map<String, Object> show(String number) {
        Proposal proposal = disposals.get(Long.parseLong(number));
        String becomes = proposal.becomes().name().toLowerCase(Locale.ROOT);
        return Map.of(
                "facts",
                List.of(
                        fact("becomes", texts.toReader("stock.becomes." + becomes)),
                        fact("booklets", proposal.booklets()),
                        fact("reason", proposal.reason()),
                        fact("by", proposal.proposedBy()),
                        fact("at", proposedAt(proposal))));
    }

    private String proposedAt(Proposal proposal) {
        return texts.formatForReader(
                Texts.at(proposal.proposedAt(), offices.get(proposal.office()).zone()));
    }

    private Row fact(String label, String value) {
        return new Row(texts.toReader("stock.proposal." + label), value);
    }

    @Override
    public void complete(DelegateExecution execution, String number, Answer answer) {
        long proposal = Long.parseLong(number);
        if (answer.decision().equals("confirm")) {
            disposals.confirm(proposal);
        } else {
            disposals.decline(proposal);
        }
        execution.setVariable(DECISION, answer.decision());
    }
}
