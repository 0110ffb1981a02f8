package id.paspor.engine.form;

import id.paspor.engine.Caller;
import id.paspor.kernel.Refusal;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ConditionEvaluationBuilder;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.runtime.SignalEventReceivedBuilder;

/** The runtime service with the form gate in front of every start of a process. */
public class GatedRuntimeService extends RuntimeServiceImpl {

    private final FormGate gate;

    public GatedRuntimeService(FormGate gate) {
        this.gate = gate;
    }

    @Override
    public ProcessInstantiationBuilder createProcessInstanceById(String processDefinitionId) {
        return new GatedStart(commandExecutor, processDefinitionId);
    }

    @Override
    public ProcessInstantiationBuilder createProcessInstanceByKey(String processDefinitionKey) {
        ProcessDefinition latest = gate.latestDefinition(processDefinitionKey);
        return latest == null
                ? super.createProcessInstanceByKey(processDefinitionKey)
                : new GatedStart(commandExecutor, latest.getId());
    }

    @Override
    public MessageCorrelationBuilder createMessageCorrelation(String messageName) {
        refuseOutsiders();
        return super.createMessageCorrelation(messageName);
    }

    @Override
    public SignalEventReceivedBuilder createSignalEvent(String signalName) {
        refuseOutsiders();
        return super.createSignalEvent(signalName);
    }

    @Override
    public ConditionEvaluationBuilder createConditionEvaluation() {
        refuseOutsiders();
        return super.createConditionEvaluation();
    }

    private void refuseOutsiders() {
        Caller caller = gate.caller();
        if (!caller.isTrusted() && !caller.isAdministrator()) {
            throw Refusal.forbidden("not-allowed");
        }
    }

    private final class GatedStart extends ProcessInstantiationBuilderImpl {

        private GatedStart(CommandExecutor commandExecutor, String processDefinitionId) {
            super(commandExecutor);
            this.processDefinitionId = processDefinitionId;
        }

        @Override
        public ProcessInstanceWithVariables executeWithVariablesInReturn(
                boolean skipCustomListeners, boolean skipIoMappings) {
            boolean inTheMiddle =
                    !getModificationBuilder().getModificationOperations().isEmpty();
            if (inTheMiddle || skipCustomListeners || skipIoMappings) {
                throw Refusal.forbidden("start.only-at-the-beginning");
            }
            return gate.start(
                    processDefinitionId,
                    getVariables(),
                    admitted -> createProcessInstanceById(commandExecutor, processDefinitionId)
                            .setVariables(admitted)
                            .executeWithVariablesInReturn());
        }
    }
}
