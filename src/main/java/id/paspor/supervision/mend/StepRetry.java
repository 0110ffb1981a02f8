package id.paspor.supervision.mend;

import id.paspor.engine.Fault;
import id.paspor.engine.StuckJobs.Outcome;
import id.paspor.engine.StuckJobs.Retried;
import id.paspor.kernel.table.CodedColumn;
import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** That somebody had a stuck step tried again, and what became of it. */
@Entity
@Immutable
class StepRetry extends Numbered {

    private String office;
    private String subject;
    private String step;

    @Convert(converter = OutcomeColumn.class)
    private Outcome outcome;

    @Convert(converter = FaultColumn.class)
    private Fault.Kind fault;

    private Instant triedAt;
    private String triedBy;

    protected StepRetry() {}

    StepRetry(String office, Retried retried, Instant now, String supervisor) {
        this.office = office;
        this.subject = retried.job().subject();
        this.step = retried.job().step();
        this.outcome = retried.outcome();
        this.fault = retried.fault() == null ? null : retried.fault().kind();
        this.triedAt = now;
        this.triedBy = supervisor;
    }

    Tried view() {
        return new Tried(subject, step, outcome, fault, triedAt, triedBy);
    }

    @Converter
    static class OutcomeColumn extends CodedColumn<Outcome> {
        OutcomeColumn() {
            super(Outcome.class);
        }
    }

    @Converter
    static class FaultColumn extends CodedColumn<Fault.Kind> {
        FaultColumn() {
            super(Fault.Kind.class);
        }
    }
}
