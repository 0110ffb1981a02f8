package id.paspor.booklet.process;

import id.paspor.booklet.Booklets;
import id.paspor.booklet.process.BookletsDeliveredForm.Delivery;
import id.paspor.engine.form.Answers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes delivered booklets into stock. */
@Component
record ReceiveBooklets(Booklets booklets) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        Delivery delivery = Answers.of(execution, Delivery.class);
        booklets.receive(delivery.office(), delivery.product(), delivery.firstNumber(), delivery.lastNumber());
    }
}
