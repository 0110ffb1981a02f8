package id.paspor.issuance.process;

import id.paspor.booklet.Booklets;
import id.paspor.engine.LastingVariables;
import id.paspor.issuance.Passports;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Takes a blank booklet for the case and makes the passport out in it, if there is one. */
@Component
class AllocateBooklet implements JavaDelegate {

    private final Booklets booklets;
    private final Passports passports;

    AllocateBooklet(Booklets booklets, Passports passports) {
        this.booklets = booklets;
        this.passports = passports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String registrationNumber = execution.getProcessBusinessKey();
        Optional<String> number = booklets.allocate(registrationNumber);
        if (number.isPresent()) {
            Number years = (Number) execution.getVariable(LastingVariables.VALIDITY_YEARS);
            passports.makeOut(registrationNumber, number.get(), years.intValue());
        }
        execution.setVariable("bookletAllocated", Variables.booleanValue(number.isPresent(), true));
    }
}
