package id.paspor.issuance.process;

import id.paspor.booklet.Booklets;
import id.paspor.engine.LastingVariables;
import id.paspor.issuance.Passports;
import id.paspor.kernel.RegistrationNumber;
import java.time.LocalDate;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * Takes a blank booklet for the case and makes the passport out in it, if there is one. Who has become too old for two
 * nationalities meanwhile gets none until that is settled.
 */
@Component
record AllocateBooklet(Booklets booklets, Passports passports) implements JavaDelegate {

    private static final String NATIONALITY_OPEN = "nationality-open";

    @Override
    public void execute(DelegateExecution execution) {
        RegistrationNumber registrationNumber = new RegistrationNumber(execution.getProcessBusinessKey());
        Number years = (Number) execution.getVariable(LastingVariables.VALIDITY_YEARS);
        LocalDate expiresOn = passports
                .expiry(registrationNumber, years.intValue())
                .orElseThrow(() -> new BpmnError(NATIONALITY_OPEN));
        Optional<String> number = booklets.allocate(registrationNumber);
        number.ifPresent(booklet -> passports.makeOut(registrationNumber, booklet, expiresOn));
        execution.setVariable("bookletAllocated", Variables.booleanValue(number.isPresent(), true));
    }
}
