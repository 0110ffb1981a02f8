package id.paspor.issuance.process;

import id.paspor.booklet.Booklets;
import id.paspor.engine.LastingVariables;
import id.paspor.issuance.Passports;
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
        boolean allocated = booklets.allocate(registrationNumber).isPresent();
        if (allocated) {
            Number years = (Number) execution.getVariable(LastingVariables.VALIDITY_YEARS);
            passports.makeOut(registrationNumber, years.intValue());
        }
        execution.setVariable("bookletAllocated", Variables.booleanValue(allocated, true));
    }
}
