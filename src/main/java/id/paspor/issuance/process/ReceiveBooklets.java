package id.paspor.issuance.process;

import id.paspor.engine.form.Answers;
import id.paspor.issuance.Booklets;
import id.paspor.issuance.process.BookletsDelivered.Delivery;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes delivered booklets into stock. */
@Component
class ReceiveBooklets implements JavaDelegate {

    private final Booklets booklets;

    ReceiveBooklets(Booklets booklets) {
        this.booklets = booklets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Delivery delivery = Answers.of(execution, Delivery.class);
        booklets.receive(delivery.office(), delivery.product(), delivery.firstNumber(), delivery.lastNumber());
    }
}
