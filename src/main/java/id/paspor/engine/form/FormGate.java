package id.paspor.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.paspor.engine.Caller;
import id.paspor.engine.LastingVariables;
import id.paspor.kernel.Reader;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * The gate that every answer to a form passes on its way into the engine, whichever door it came through. The
 * {@code .form} file that is deployed with the process says what is asked; the gate refuses everything else before
 * anything is written, and nobody does another desk's work.
 */
@Component
public class FormGate {

    private static final Logger LOG = LoggerFactory.getLogger(FormGate.class);
    private static final int MOST_KEYS = 10_000;

    private final ProcessEngine engine;
    private final Supplier<List<Form<?>>> forms;
    private final FormAnswerReader reader;
    private final ObjectMapper json;
    private final Texts texts;
    private final Reader person;
    private final ApplicationEventPublisher events;
    private final Supplier<List<Attendance>> attendance;

    /** What is read for one call is read in one transaction: entities once, and with one commit. */
    private final TransactionTemplate inOne;

    private final TransactionTemplate reading;

    /** Parsed forms by process definition and element; a deployed form never changes. */
    private final Map<String, FormDefinition> definitions = new ConcurrentHashMap<>();

    /** Business keys by process instance; they never change either. */
    private final Cache<String, String> businessKeys =
            Caffeine.newBuilder().maximumSize(MOST_KEYS).build();

    FormGate(
            @Lazy ProcessEngine engine,
            ObjectProvider<Form<?>> forms,
            FormAnswerReader reader,
            ObjectMapper json,
            Texts texts,
            Reader person,
            ApplicationEventPublisher events,
            ObjectProvider<Attendance> attendance,
            PlatformTransactionManager transactions) {
        this.engine = engine;
        this.forms = SingletonSupplier.of(() -> forms.stream().toList());
        this.reader = reader;
        this.json = json;
        this.texts = texts;
        this.person = person;
        this.events = events;
        this.attendance = SingletonSupplier.of(() -> attendance.stream().toList());
        this.inOne = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** Lets answers to a user task through, and then has the task completed with them. */
    <T> T complete(String taskId, Map<String, Object> sent, Function<Map<String, Object>, T> completion) {
        BooleanSupplier outpaced = () -> isOver(taskId);
        Map<String, Object> given = sent == null ? Map.of() : sent;
        // before the engine is entered, within which every caller is trusted
        Admitted<?> admitted = translated(
                outpaced,
                () -> reading.execute(transaction -> {
                    Task task = openTask(taskId);
                    requireDesk(task);
                    return admit(taskForm(task.getTaskDefinitionKey()), task, given);
                }));
        return labelled(
                admitted::definition,
                () -> translated(outpaced, () -> {
                    admitted.prepare();
                    return completion.apply(Map.of(Answers.VARIABLE, Answers.transientValue(admitted.answers())));
                }));
    }

    /** Answers to a task that passed the gate. */
    private record Admitted<A extends Record>(
            TaskForm<A> form, FormDefinition definition, String businessKey, A answers) {

        private void prepare() {
            form.prepare(businessKey, answers);
        }
    }

    private <A extends Record> Admitted<A> admit(TaskForm<A> form, Task task, Map<String, Object> sent) {
        FormDefinition definition = taskDefinition(task);
        String businessKey = businessKey(task);
        A answers = labelled(
                () -> definition, () -> reader.read(definition, form.answers(), sent, form.conditions(businessKey)));
        return new Admitted<>(form, definition, businessKey, answers);
    }

    /** Does all of one call in one transaction. */
    <T> T inOneTransaction(Supplier<T> call) {
        return inOne.execute(transaction -> call.get());
    }

    /**
     * Lets answers to a start form through, and then has the process started with them. A process without a form is started
     * by the program alone, as by a timer.
     */
    <T> T start(String processDefinitionId, Map<String, Object> sent, Function<Map<String, Object>, T> start) {
        if (!hasStartForm(processDefinitionId)) {
            if (!caller().isTrusted()) {
                throw Refusal.forbidden("not-allowed");
            }
            return start.apply(Map.of());
        }
        FormDefinition definition = startDefinition(processDefinitionId);
        return labelled(() -> definition, () -> start(startForm(definition.id()), definition, sent, start));
    }

    /** Has refusals of fields say what the form calls them. */
    private static <T> T labelled(Supplier<FormDefinition> form, Supplier<T> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            throw refusal.of(
                    field -> form.get().fields().containsKey(field) ? form.get().label(field) : null);
        }
    }

    private <A extends Record, T> T start(
            StartForm<A> form,
            FormDefinition definition,
            Map<String, Object> sent,
            Function<Map<String, Object>, T> start) {
        A answers = reader.read(definition, form.answers(), sent == null ? Map.of() : sent, Map.of());
        String office = form.office(answers);
        Caller caller = caller();
        Map<String, Object> admitted = new HashMap<>();
        admitted.put(Answers.VARIABLE, Answers.transientValue(answers));
        if (office != null) {
            if (!caller.isTrusted() && !caller.mayActFor(office)) {
                throw Refusal.forbidden("office.not-yours", office);
            }
            admitted.put(LastingVariables.OFFICE, office);
        }
        return translated(() -> false, () -> start.apply(admitted));
    }

    /** What the form of a task shows to the caller, if the task is on the caller's desk. */
    Map<String, Object> shown(String taskId) {
        Task task = tasks().visible(taskId);
        Map<String, Object> shown = new HashMap<>();
        if (task != null && isOnDeskOf(caller(), task)) {
            String businessKey = businessKey(task);
            TaskForm<?> form = taskForm(task.getTaskDefinitionKey());
            form.show(businessKey).forEach((key, value) -> shown.put(key, asVariable(value)));
            RegistrationNumber caseShown = form.caseShown(businessKey);
            if (caseShown != null) {
                shown.put("caseNumber", caseShown.grouped());
                events.publishEvent(new FormShown(caseShown));
            }
        }
        return shown;
    }

    /** A form as it is handed out: in the language of whoever asks, for programs in both. */
    InputStream handedOut(InputStream schema) {
        return withOptions(schema, language());
    }

    /** The language in which the caller is handed a form out; empty for programs, which get it in both. */
    Optional<Locale> language() {
        return person.language();
    }

    /**
     * A form, if it is a start form with the options that depend on the installation filled in.
     *
     * @param in the language of what the file itself says; empty for both
     */
    InputStream withOptions(InputStream schema, Optional<Locale> in) {
        try (schema) {
            JsonNode root = json.readTree(schema);
            in.ifPresent(language -> FormWords.keep(language, root));
            if (forms.get().stream()
                    .anyMatch(form -> form instanceof StartForm<?>
                            && form.id().equals(root.path("id").asText()))) {
                fillOptions(root, startForm(root.path("id").asText()).options());
            }
            return new ByteArrayInputStream(json.writeValueAsBytes(root));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void fillOptions(JsonNode parent, Map<String, List<StartForm.Option>> options) {
        for (JsonNode component : parent.path("components")) {
            List<StartForm.Option> offered =
                    options.get(component.path("valuesKey").asText());
            if (offered != null) {
                ObjectNode list = (ObjectNode) component;
                list.remove("valuesKey");
                list.set("values", json.<ArrayNode>valueToTree(offered));
            }
            fillOptions(component, options);
        }
    }

    /**
     * The form of an open task that the caller may complete now.
     *
     * @throws Refusal as when completing it would be refused
     */
    FormDefinition formToComplete(String taskId) {
        Task task = openTask(taskId);
        requireDesk(task);
        return taskDefinition(task);
    }

    /** Refuses the caller who does not belong to a desk that the task is for, or whose colleague is working on it. */
    void requireDesk(Task task) {
        Caller caller = caller();
        if (!isOnDeskOf(caller, task)) {
            throw isOver(task.getId()) ? Refusal.conflict("task.raced") : Refusal.forbidden("task.other-desk");
        }
        if (!caller.isTrusted() && task.getTenantId() != null) {
            attendance.get().stream()
                    .flatMap(book -> book.absentUntil(task.getTenantId(), caller.user()).stream())
                    .findFirst()
                    .ifPresent(day -> {
                        throw Refusal.conflict("task.absent", day);
                    });
        }
        boolean colleague = !caller.isTrusted()
                && task.getAssignee() != null
                && !task.getAssignee().equals(caller.user());
        if (colleague) {
            throw Refusal.conflict("task.claimed", task.getAssignee());
        }
    }

    /** The open task with this id, as far as the caller may see it. */
    Task openTask(String taskId) {
        Task task = tasks().visible(taskId);
        if (task != null) {
            return task;
        }
        long finished = asEngine(() -> engine.getHistoryService()
                .createHistoricTaskInstanceQuery()
                .taskId(taskId)
                .finished()
                .count());
        throw finished > 0 ? Refusal.conflict("task.finished") : Refusal.notFound("task.unknown");
    }

    /** The newest version of a process, or {@code null}. */
    ProcessDefinition latestDefinition(String key) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
    }

    Caller caller() {
        return Caller.current(engine.getIdentityService());
    }

    <T> T asEngine(Supplier<T> work) {
        return Caller.asEngine(engine.getIdentityService(), work);
    }

    /** The form of a user task, which there must be. */
    TaskForm<?> taskForm(String id) {
        return (TaskForm<?>) form(id, TaskForm.class);
    }

    private StartForm<?> startForm(String id) {
        return (StartForm<?>) form(id, StartForm.class);
    }

    private Form<?> form(String id, Class<?> kind) {
        return forms.get().stream()
                .filter(form -> kind.isInstance(form) && form.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing takes the answers of the form " + id));
    }

    private boolean isOnDeskOf(Caller caller, Task task) {
        if (caller.isTrusted() || caller.user().equals(task.getAssignee())) {
            return true;
        }
        return linksOf(task).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .anyMatch(link -> caller.user().equals(link.getUserId())
                        || caller.groups().contains(link.getGroupId()));
    }

    /** Whom a task is for; nobody when it has been completed meanwhile. */
    private List<IdentityLink> linksOf(Task task) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context ->
                        List.copyOf(context.getIdentityLinkManager().findIdentityLinksByTaskId(task.getId())));
    }

    /** Is told of which case a task is, and need not ask. */
    void remember(Task task, RegistrationNumber of) {
        businessKeys.put(task.getProcessInstanceId(), of.digits());
    }

    private String businessKey(Task task) {
        String known = businessKeys.getIfPresent(task.getProcessInstanceId());
        if (known != null) {
            return known;
        }
        ProcessInstance instance = asEngine(() -> engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult());
        if (instance == null) {
            throw Refusal.conflict("task.raced");
        }
        if (instance.getBusinessKey() != null) {
            businessKeys.put(instance.getId(), instance.getBusinessKey());
        }
        return instance.getBusinessKey();
    }

    private boolean hasStartForm(String processDefinitionId) {
        try {
            RepositoryServiceImpl repository = (RepositoryServiceImpl) engine.getRepositoryService();
            var process = (ProcessDefinitionEntity)
                    asEngine(() -> repository.getDeployedProcessDefinition(processDefinitionId));
            return process.getStartFormDefinition() != null
                    && process.getStartFormDefinition().getCamundaFormDefinitionKey() != null;
        } catch (NotFoundException | NullValueException unknown) {
            throw Refusal.notFound("process.unknown");
        }
    }

    /** The start form of a version of a process. */
    FormDefinition startDefinition(String processDefinitionId) {
        try {
            return definition(processDefinitionId, () -> formService().plainStartForm(processDefinitionId));
        } catch (NotFoundException unknown) {
            throw Refusal.notFound("process.unknown");
        }
    }

    /** The form of an open task. */
    FormDefinition taskDefinition(Task task) {
        return definition(
                task.getProcessDefinitionId() + "/" + task.getTaskDefinitionKey(),
                () -> formService().plainTaskForm(task.getId()));
    }

    private GatedFormService formService() {
        return (GatedFormService) engine.getFormService();
    }

    private GatedTaskService tasks() {
        return (GatedTaskService) engine.getTaskService();
    }

    private FormDefinition definition(String key, Supplier<InputStream> schema) {
        FormDefinition known = definitions.get(key);
        if (known == null) {
            known = FormDefinition.read(schema.get(), json);
            definitions.put(key, known);
        }
        return known;
    }

    private Object asVariable(Object value) {
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            return SpinValues.jsonValue(json.valueToTree(value).toString()).create();
        }
        return value;
    }

    private boolean isOver(String taskId) {
        return asEngine(
                () -> engine.getTaskService().createTaskQuery().taskId(taskId).count() == 0);
    }

    /**
     * Runs the engine, and says what went wrong in the caller's words instead of the engine's.
     *
     * @param outpaced whether somebody else was faster, at which the engine stumbles in many ways
     */
    private <T> T translated(BooleanSupplier outpaced, Supplier<T> work) {
        try {
            return work.get();
        } catch (OptimisticLockingException | NullValueException raced) {
            throw Refusal.conflict("task.raced");
        } catch (AuthorizationException | BadUserRequestException clearEnough) {
            throw clearEnough;
        } catch (RuntimeException failed) {
            Refusal refusal = Refusal.behind(failed);
            if (refusal != null) {
                throw refusal;
            }
            if (outpaced.getAsBoolean()) {
                throw Refusal.conflict("task.raced");
            }
            LOG.error("The engine could not do a step", failed);
            throw new ProcessEngineException(texts.toReader("technical-failure"), failed);
        }
    }
}
