package id.paspor.casefile.process;

import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.engine.LastingVariables;
import id.paspor.engine.form.Answers;
import id.paspor.kernel.RegistrationNumber;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the case file of an application and gives the process its number. */
@Component
record RegisterApplication(CaseFiles cases) implements JavaDelegate {

    /** Engine priorities of user tasks: small children and the old come first. */
    private static final int REGULAR = 50;

    private static final int PRIORITY = 100;

    @Override
    public void execute(DelegateExecution execution) {
        Application application = Answers.of(execution, Application.class);
        RegistrationNumber registrationNumber = cases.register(application);
        CaseFile file = cases.get(registrationNumber);
        LocalDate today = cases.todayAt(file);

        execution.setProcessBusinessKey(registrationNumber.digits());
        lay(execution, file, today);
        execution.setVariable(LastingVariables.DATA_ACCEPTED, false);
    }

    /** Lays out what every process of a case knows of it. */
    static void lay(DelegateExecution execution, CaseFile file, LocalDate today) {
        Application application = file.application();
        execution.setVariable(
                LastingVariables.REGISTRATION_NUMBER, file.registrationNumber().digits());
        execution.setVariable(LastingVariables.APPLICANT_NAME, application.fullName());
        execution.setVariable(LastingVariables.KIND, application.kind().code());
        execution.setVariable(LastingVariables.PRODUCT, application.product().code());
        execution.setVariable(LastingVariables.PRIORITY, application.hasPriorityOn(today) ? PRIORITY : REGULAR);
    }
}
