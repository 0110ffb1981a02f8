package id.paspor.booklet.process;

import id.paspor.booklet.DisposalProposed;
import id.paspor.booklet.Disposals;
import id.paspor.engine.Correlation;
import id.paspor.engine.ProcessMessage;
import id.paspor.kernel.preparation.Preparation;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts the process in which a supervisor decides about a proposal, also about those that are older than the process. */
@Component
@Order(20)
class DisposalNews implements Preparation {

    private static final String PROCESS = "booklet-disposal";

    private final Disposals disposals;
    private final Correlation correlation;
    private final RuntimeService processes;

    DisposalNews(Disposals disposals, Correlation correlation, @Lazy RuntimeService processes) {
        this.disposals = disposals;
        this.correlation = correlation;
        this.processes = processes;
    }

    @EventListener
    void on(DisposalProposed event) {
        correlation.begin(ProcessMessage.BOOKLET_DISPOSAL_PROPOSED, Long.toString(event.proposal()), event.office());
    }

    /** One node at a time, as the proposals are held. */
    @Override
    @Transactional
    public void prepare() {
        disposals.holdOpen().stream().filter(open -> !isUnderWay(open)).forEach(this::on);
    }

    private boolean isUnderWay(DisposalProposed open) {
        return processes
                        .createProcessInstanceQuery()
                        .processDefinitionKey(PROCESS)
                        .processInstanceBusinessKey(Long.toString(open.proposal()))
                        .count()
                > 0;
    }
}
