package id.paspor.issuance.process;

import id.paspor.issuance.Passport;
import id.paspor.issuance.Passports;
import id.paspor.kernel.RegistrationNumber;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Lays number and machine readable zone out on the printing task itself, where printing programs read them. A passport
 * whose print was spoiled is printed before all others.
 */
@Component
record LayOutPassport(Passports passports) implements TaskListener {

    /** Above every other task of the printing desk. */
    private static final int REPRINT = 200;

    @Override
    public void notify(DelegateTask task) {
        Passport passport = passports
                .of(new RegistrationNumber(task.getExecution().getProcessBusinessKey()))
                .orElseThrow();
        task.setVariableLocal("passportNumber", passport.number());
        task.setVariableLocal("mrz", passport.mrz());
        if (passports.isReprint(passport)) {
            task.setPriority(REPRINT);
        }
    }
}
