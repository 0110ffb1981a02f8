package id.paspor.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Does a piece of a long step in a transaction of its own, so that it holds no lock for long and stays done when a later
 * piece fails. What is left behind for the engine in it commits with it, and not with the step.
 */
@Component
public class OwnTransaction {

    private final ProcessEngine engine;

    OwnTransaction(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Does something and commits it.
     *
     * @throws OptimisticLockingFailureException when a process that it concerns is moving; then it may be done anew
     */
    public <T> T of(Supplier<T> work) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        try {
            return configuration.getCommandExecutorTxRequiresNew().execute(context -> work.get());
        } catch (OptimisticLockingException moving) {
            throw new OptimisticLockingFailureException("the process of a case is moving", moving);
        }
    }
}
