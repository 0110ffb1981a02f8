package id.paspor.engine.configuration;

import id.paspor.engine.LastingVariables;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedByAge;
import id.paspor.kernel.erasure.Retention;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The engine's history of processes that have ended. */
@Component
class HistoryErased implements ErasedByAge {

    private final HistoryService history;

    HistoryErased(HistoryService history) {
        this.history = history;
    }

    @Override
    public Retention kind() {
        return Retention.ENGINE_HISTORY;
    }

    @Override
    public long due(Instant before, Set<RegistrationNumber> held) {
        long ofHeld = held.stream()
                .map(RegistrationNumber::digits)
                .flatMap(number -> Stream.of(
                        ended(before).processInstanceBusinessKey(number).list(),
                        ended(before)
                                .variableValueEquals(LastingVariables.REGISTRATION_NUMBER, number)
                                .list()))
                .flatMap(List::stream)
                .map(HistoricProcessInstance::getId)
                .distinct()
                .count();
        return ended(before).count() - ofHeld;
    }

    @Override
    @Transactional
    public int erase(Instant before, Set<RegistrationNumber> held, int most) {
        int passedOver = 0;
        List<HistoricProcessInstance> page;
        do {
            page = ended(before).orderByProcessInstanceEndTime().asc().listPage(passedOver, most);
            List<String> erased = notOf(Set.of(RegistrationNumber.texts(held)), page);
            if (!erased.isEmpty()) {
                erased.forEach(this::eraseOperations);
                history.deleteHistoricProcessInstancesIfExists(erased);
                return erased.size();
            }
            passedOver += page.size();
        } while (page.size() == most);
        return 0;
    }

    /** Who began the process, or stepped in, which the engine leaves when it deletes an instance. */
    private void eraseOperations(String instance) {
        history.createUserOperationLogQuery().processInstanceId(instance).list().stream()
                .map(UserOperationLogEntry::getId)
                .forEach(history::deleteUserOperationLogEntry);
    }

    private HistoricProcessInstanceQuery ended(Instant before) {
        return history.createHistoricProcessInstanceQuery().finished().finishedBefore(Date.from(before));
    }

    /** Processes of cases have the number as their key or, those about something in a case, as a variable. */
    private List<String> notOf(Set<String> held, List<HistoricProcessInstance> instances) {
        Set<String> ofHeld = held.isEmpty() || instances.isEmpty() ? Set.of() : numbered(held, instances);
        return instances.stream()
                .filter(instance -> !held.contains(Objects.requireNonNullElse(instance.getBusinessKey(), "")))
                .map(HistoricProcessInstance::getId)
                .filter(id -> !ofHeld.contains(id))
                .toList();
    }

    private Set<String> numbered(Set<String> numbers, List<HistoricProcessInstance> instances) {
        return history
                .createHistoricVariableInstanceQuery()
                .variableName(LastingVariables.REGISTRATION_NUMBER)
                .processInstanceIdIn(
                        instances.stream().map(HistoricProcessInstance::getId).toArray(String[]::new))
                .list()
                .stream()
                .filter(variable -> numbers.contains(String.valueOf(variable.getValue())))
                .map(HistoricVariableInstance::getProcessInstanceId)
                .collect(Collectors.toSet());
    }
}
