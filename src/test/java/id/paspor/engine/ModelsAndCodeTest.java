package id.paspor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.paspor.engine.form.Form;
import id.paspor.engine.form.TaskForm;
import id.paspor.kernel.Groups;
import id.paspor.support.ServerTest;
import id.paspor.support.Sources;
import id.paspor.support.Sources.Source;
import id.paspor.support.node.CompiledProgram;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The models, the forms and the code name each other rightly, and nothing of either is left over. */
@ServerTest
class ModelsAndCodeTest {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern CALL = Pattern.compile("\\b([a-z]\\w*)\\.(\\w+)\\(([^()]*)\\)");
    private static final Pattern NAME = Pattern.compile("(?<![.\\w'])([a-zA-Z_]\\w*)(?![\\w(])");
    private static final Set<String> WORDS_OF_THE_LANGUAGE =
            Set.of("true", "false", "null", "empty", "not", "and", "or", "eq", "ne", "gt", "lt");

    private final Map<String, BpmnModelInstance> models = Stream.of(
                    "passport-application",
                    "booklet-delivery",
                    "booklet-disposal",
                    "data-correction",
                    "payment-discrepancy",
                    "payment-reconciliation",
                    "daily-reconciliation")
            .collect(Collectors.toMap(
                    name -> name, name -> Bpmn.readModelFromFile(new File("processes/" + name + ".bpmn"))));
    private final String diagrams = text("processes", ".bpmn");
    private final String tables = text("processes", ".dmn");
    private final Set<String> code = CompiledProgram.texts();
    private final ObjectMapper json = new ObjectMapper();

    @Autowired
    private ApplicationContext context;

    @Test
    void everyModelIsKnownToThisTest() {
        assertThat(Sources.all("processes", ".bpmn"))
                .extracting(source -> source.path().getFileName().toString().replace(".bpmn", ""))
                .containsExactlyInAnyOrderElementsOf(models.keySet());
    }

    @Test
    void everyServiceTaskHasItsDelegateAndEveryDelegateItsTask() {
        assertThat(beansOfProcesses(JavaDelegate.class))
                .isEqualTo(named(elements(ServiceTask.class).map(ServiceTask::getCamundaDelegateExpression)));
    }

    @Test
    void everyServiceTaskIsNamedLikeItsDelegate() {
        assertThat(elements(ServiceTask.class))
                .allSatisfy(task -> assertThat(task.getCamundaDelegateExpression())
                        .isEqualTo("${" + camelCase(task.getId()) + "}"));
    }

    @Test
    void everyListenerThatAModelNamesExistsAndTheOtherWayRound() {
        assertThat(beansOfProcesses(ExecutionListener.class))
                .isEqualTo(named(elements(CamundaExecutionListener.class)
                        .map(CamundaExecutionListener::getCamundaDelegateExpression)));
        assertThat(beansOfProcesses(TaskListener.class))
                .isEqualTo(named(
                        elements(CamundaTaskListener.class).map(CamundaTaskListener::getCamundaDelegateExpression)));
    }

    @Test
    void everyMethodThatAnExpressionCallsExists() {
        Set<String> calls = new TreeSet<>();
        for (String expression : expressions()) {
            Matcher call = CALL.matcher(expression);
            while (call.find()) {
                if (call.group(1).equals("decisionResult")) {
                    continue;
                }
                calls.add(call.group());
                int arguments = call.group(3).isBlank() ? 0 : call.group(3).split(",").length;
                assertThat(AopUtils.getTargetClass(context.getBean(call.group(1)))
                                .getMethods())
                        .as(expression)
                        .anyMatch(method -> method.getName().equals(call.group(2))
                                && method.getParameterCount() == arguments
                                && method.getReturnType() != void.class);
            }
        }
        assertThat(calls).hasSizeGreaterThan(5);
    }

    @Test
    void everyVariableThatAModelReadsIsLastingOrSetByTheCode() {
        Set<String> read = new TreeSet<>(Sources.matches("<inputExpression[^>]*>\\s*<text>(\\w+)</text>", tables));
        for (String expression : expressions()) {
            String withoutTexts = expression.replaceAll("'[^']*'", "''");
            Matcher name = NAME.matcher(withoutTexts);
            while (name.find()) {
                boolean owner = withoutTexts.startsWith(".", name.end());
                if (!owner && !WORDS_OF_THE_LANGUAGE.contains(name.group(1)) && !isBean(name.group(1))) {
                    read.add(name.group(1));
                }
            }
        }
        assertThat(read).contains("decision", "office", "termYears", "bookletAllocated");
        assertThat(read).allMatch(variable -> LastingVariables.NAMES.contains(variable) || code.contains(variable));
    }

    @Test
    void everyResultOfADecisionTableIsReadSomewhere() {
        Set<String> results = Sources.matches("<output [^>]*\\bname=\"(\\w+)\"", tables);

        assertThat(results).hasSizeGreaterThan(3);
        assertThat(results)
                .allMatch(result -> diagrams.contains("getSingleResult()." + result + "}") || code.contains(result));
    }

    @Test
    void everyLastingVariableIsUsedAndIsOneOfTheContract() throws IllegalAccessException {
        for (Field constant : LastingVariables.class.getFields()) {
            if (constant.getType() != String.class || !Modifier.isStatic(constant.getModifiers())) {
                continue;
            }
            String variable = (String) constant.get(null);
            assertThat(LastingVariables.NAMES).contains(variable);
            boolean used = CompiledProgram.textsBut(LastingVariables.class).contains(variable)
                    || diagrams.contains("name=\"" + variable + "\"");
            assertThat(used).as(variable).isTrue();
        }
        assertThat(LastingVariables.NAMES)
                .contains(
                        "registrationNumber",
                        "office",
                        "applicantName",
                        "kind",
                        "product",
                        "interviewAt",
                        "priority",
                        "eligible",
                        "referralReason",
                        "decision",
                        "reason",
                        "feeAmount",
                        "screeningHit",
                        "virtualAccountNumber",
                        "paymentDueAt");
    }

    @Test
    void everyOutputOfAStepIsALastingVariable() {
        assertThat(Sources.matches("<camunda:outputParameter name=\"(\\w+)\"", diagrams))
                .isNotEmpty()
                .isSubsetOf(LastingVariables.NAMES);
    }

    @Test
    void everyDeskOfAModelIsAGroup() {
        Set<String> desks = elements(UserTask.class)
                .flatMap(task -> task.getCamundaCandidateGroupsList().stream())
                .collect(Collectors.toSet());

        assertThat(desks).hasSizeGreaterThan(4);
        assertThat(desks)
                .isSubsetOf(Stream.concat(Groups.OFFICERS.stream(), Stream.of(Groups.APPLICANT))
                        .toList());
    }

    @Test
    void theMessagesOfTheModelsAreThoseOfTheCode() {
        assertThat(elements(Message.class).map(Message::getName).collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(ProcessMessage.values())
                        .map(ProcessMessage::nameInModels)
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyDecisionThatAModelNamesIsATableAndTheOtherWayRound() {
        Set<String> decisions = Sources.matches("<decision id=\"([^\"]+)\"", tables);
        Set<String> ofModels = elements(BusinessRuleTask.class)
                .map(BusinessRuleTask::getCamundaDecisionRef)
                .collect(Collectors.toSet());
        assertThat(decisions).containsAll(ofModels);

        decisions.removeAll(ofModels);

        assertThat(CompiledProgram.calls("id/paspor/engine/Decisions\\.evaluate").stream()
                        .flatMap(call -> call.texts().stream()))
                .describedAs("decisions that pages alone ask for")
                .containsAll(decisions);
    }

    @Test
    void everyFormBelongsToOneElementOneFileAndOneBeanOfTheSameId() {
        Set<String> ofElements = new TreeSet<>();
        elements(UserTask.class).forEach(task -> {
            assertThat(task.getCamundaFormRef()).isEqualTo(task.getId());
            ofElements.add(task.getId());
        });
        elements(StartEvent.class)
                .filter(start -> start.getCamundaFormRef() != null)
                .forEach(start -> {
                    assertThat(start.getCamundaFormRef()).isEqualTo(start.getId());
                    ofElements.add(start.getId());
                });
        Set<String> files = Sources.all("forms", ".form").stream()
                .map(file -> file.path().getFileName().toString().replace(".form", ""))
                .collect(Collectors.toSet());
        Set<String> beans = context.getBeansOfType(Form.class).values().stream()
                .map(Form::id)
                .collect(Collectors.toSet());

        assertThat(files).isEqualTo(ofElements);
        assertThat(beans).isEqualTo(ofElements);
        assertThat(elements(UserTask.class).map(UserTask::getId))
                .containsExactlyInAnyOrderElementsOf(context.getBeansOfType(TaskForm.class).values().stream()
                        .map(TaskForm::id)
                        .toList());
        for (String id : files) {
            assertThat(form(id).get("id").asText()).isEqualTo(id);
        }
    }

    @Test
    void everyTaskSaysWhenItIsDue() {
        assertThat(elements(UserTask.class))
                .allSatisfy(task ->
                        assertThat(task.getCamundaDueDate()).as(task.getId()).isNotBlank());
    }

    @Test
    void everyAnswerOfAFormHasItsPlaceInTheRecordThatTakesIt() {
        for (Form<?> form : context.getBeansOfType(Form.class).values()) {
            Set<String> components = Arrays.stream(form.answers().getRecordComponents())
                    .map(component -> component.getName())
                    .collect(Collectors.toSet());

            assertThat(components)
                    .as(form.id())
                    .containsAll(questions(form.id()).keySet());
        }
    }

    /** What is no field is given by {@link TaskForm#conditions}; without it a field would be hidden and its answer dropped. */
    @Test
    void whatConditionsOfFieldsNameIsAFieldOrAskedAgainWithTheAnswers() {
        Map<String, Set<String>> besides = new TreeMap<>();
        for (TaskForm<?> form : context.getBeansOfType(TaskForm.class).values()) {
            Set<String> names = conditions(form(form.id())).collect(Collectors.toSet());
            names.removeAll(questions(form.id()).keySet());
            if (!names.isEmpty()) {
                besides.put(form.id(), names);
            }
        }

        assertThat(besides)
                .isEqualTo(Map.of(
                        "choose-interview-slot", Set.of("byOffice"),
                        "correct-application", Set.of("kind"),
                        "data-entry", Set.of("child", "mayHaveTwoNationalities"),
                        "interview", Set.of("child", "mayHaveTwoNationalities")));
    }

    /** The names in the conditions of fields and of what fields stand in. */
    private static Stream<String> conditions(JsonNode parent) {
        return StreamSupport.stream(parent.path("components").spliterator(), false)
                .flatMap(component -> Stream.concat(
                        component.has("key") || component.has("components")
                                ? names(component.at("/conditional/hide").asText())
                                : Stream.empty(),
                        conditions(component)));
    }

    private static Stream<String> names(String condition) {
        return NAME.matcher(condition.replaceAll("\"[^\"]*\"", ""))
                .results()
                .map(name -> name.group(1))
                .filter(name -> !WORDS_OF_THE_LANGUAGE.contains(name));
    }

    @Test
    void everyListThatAFormShowsIsFilledByTheProgram() {
        for (Source file : Sources.all("forms", ".form")) {
            assertThat(Sources.matches("\"valuesKey\": \"(\\w+)\"", file.text()))
                    .as(file.toString())
                    .allMatch(list -> code.contains(list));
        }
    }

    @Test
    void whatAGatewayAsksForIsOnOfferInTheFormBeforeIt() {
        Map<String, Set<String>> asked = new TreeMap<>();
        elements(SequenceFlow.class).forEach(flow -> {
            ConditionExpression condition = flow.getConditionExpression();
            if (condition != null) {
                Sources.matches("decision == '([^']+)'", condition.getTextContent())
                        .forEach(value -> flow.getSource()
                                .getIncoming()
                                .forEach(before -> asked.computeIfAbsent(
                                                before.getSource().getId(), any -> new TreeSet<>())
                                        .add(value)));
            }
        });
        assertThat(asked.keySet()).contains("data-entry", "interview", "adjudicate", "print-passport");
        asked.forEach(
                (task, values) -> assertThat(options(task, "decision")).as(task).containsAll(values));
    }

    @ParameterizedTest
    @CsvSource({
        "data-entry, decision, 'accept,return,reject'",
        "interview, decision, 'approve,documents-missing,reject'",
        "adjudicate, decision, 'clear,reject'",
        "print-passport, decision, 'good,spoiled'",
        "hand-over-passport, collectedBy, 'self,family,proxy'",
        "confirm-misprint, decision, 'confirm,decline'",
        "settle-nationality, decision, 'settle,reject'",
        "decide-booklet-disposal, decision, 'confirm,decline'",
        "answer-data-correction, decision, 'corrected,declined'",
        "resolve-payment-discrepancy, decision, 'accept,refund,returned'",
        "application-submitted, kind, 'new,replacement'",
        "application-submitted, product, 'ordinary-5y,ordinary-10y,electronic-5y,electronic-10y'",
        "application-submitted, sex, 'F,M'",
        "application-submitted, maritalStatus, 'single,married,divorced,widowed'",
        "application-submitted, oldPassportCondition, 'good,lost,damaged,data-changed,pages-full'"
    })
    void whatTheContractOffersIsOffered(String form, String field, String values) {
        assertThat(options(form, field)).containsExactlyInAnyOrder(values.split(","));
    }

    @Test
    void theElementsOfTheContractExist() {
        assertThat(ids(StartEvent.class)).contains("application-submitted");
        assertThat(ids(ServiceTask.class))
                .contains(
                        "register-application",
                        "refer-to-office",
                        "screen-applicant",
                        "issue-bill",
                        "allocate-booklet",
                        "notify-ready-for-pickup");
        assertThat(ids(BusinessRuleTask.class)).contains("check-eligibility", "assess-fee");
        assertThat(ids(EventBasedGateway.class)).contains("await-payment");
        assertThat(ids(UserTask.class))
                .containsExactlyInAnyOrder(
                        "choose-interview-slot",
                        "data-entry",
                        "correct-application",
                        "interview",
                        "complete-documents",
                        "adjudicate",
                        "print-passport",
                        "hand-over-passport",
                        "confirm-misprint",
                        "settle-nationality",
                        "decide-booklet-disposal",
                        "answer-data-correction",
                        "resolve-payment-discrepancy");
        assertThat(ids(EndEvent.class))
                .contains(
                        "passport-handed-over",
                        "referred-to-office",
                        "application-rejected",
                        "application-withdrawn",
                        "application-lapsed",
                        "bill-expired",
                        "passport-cancelled-uncollected");
        assertThat(elements(Message.class).map(Message::getName))
                .contains("PaymentReceived", "InterviewRescheduled", "ApplicationWithdrawn", "BookletsRestocked");
    }

    @Test
    void thePhasesFrameIsCalledSoThatTheHistoryCanLeaveItOut() {
        Set<String> expected = new TreeSet<>();
        phases().map(SubProcess::getId).forEach(phase -> expected.addAll(List.of(phase + "-begins", phase + "-done")));

        assertThat(expected).hasSize(8);
        assertThat(elements(FlowNode.class)
                        .map(FlowNode::getId)
                        .filter(id -> id.endsWith("-begins") || id.endsWith("-done")))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(phases()).allSatisfy(phase -> {
            assertThat(within(phase, StartEvent.class))
                    .extracting(StartEvent::getId)
                    .containsExactly(phase.getId() + "-begins");
            assertThat(within(phase, EndEvent.class))
                    .extracting(EndEvent::getId)
                    .contains(phase.getId() + "-done");
        });
    }

    @Test
    void whatBreaksAPhaseOffIsCaughtAtItsBorderAndTheOtherWayRound() {
        assertThat(phases()).allSatisfy(phase -> {
            Set<String> thrown = within(phase, EndEvent.class).stream()
                    .flatMap(end -> errors(end.getEventDefinitions()))
                    .collect(Collectors.toSet());
            Set<String> caught = elements(BoundaryEvent.class)
                    .filter(border -> border.getAttachedTo().equals(phase))
                    .flatMap(border -> errors(border.getEventDefinitions()))
                    .collect(Collectors.toSet());

            assertThat(thrown).isNotEmpty().isEqualTo(caught);
        });
    }

    private Stream<SubProcess> phases() {
        return elements(SubProcess.class).filter(inner -> !inner.triggeredByEvent());
    }

    private static <E extends FlowNode> List<E> within(SubProcess phase, Class<E> type) {
        return List.copyOf(phase.getChildElementsByType(type));
    }

    private static Stream<String> errors(Collection<EventDefinition> definitions) {
        return definitions.stream()
                .filter(ErrorEventDefinition.class::isInstance)
                .map(definition ->
                        ((ErrorEventDefinition) definition).getError().getErrorCode());
    }

    @Test
    void everyIdIsItsLabelInKebabCase() {
        Pattern kebabCase = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

        assertThat(elements(FlowElement.class).map(FlowElement::getId))
                .allMatch(id -> kebabCase.matcher(id).matches());
        assertThat(Stream.concat(elements(UserTask.class), elements(ServiceTask.class)))
                .allSatisfy(task -> assertThat(task.getId())
                        .isEqualTo(task.getName().toLowerCase().replace(' ', '-')));
    }

    @Test
    void aCorrectionAsksTheSameAsTheApplication() {
        Map<String, JsonNode> first = questions("application-submitted");
        Map<String, JsonNode> again = questions("correct-application");
        List.of("office", "kind", "channel", "declaration").forEach(first::remove);

        assertThat(again.keySet()).containsExactlyElementsOf(first.keySet());
        first.forEach((key, question) ->
                assertThat(comparable(again.get(key))).as(key).isEqualTo(comparable(question)));
    }

    /** What a question is, but for its place and for whether a field of the old passport may stay empty. */
    private static JsonNode comparable(JsonNode question) {
        ObjectNode plain = question.deepCopy();
        plain.remove(List.of("id", "layout"));
        if (plain.path("key").asText().startsWith("oldPassport") && plain.has("validate")) {
            ((ObjectNode) plain.get("validate")).remove("required");
        }
        if (plain.has("validate") && plain.get("validate").isEmpty()) {
            plain.remove("validate");
        }
        return plain;
    }

    private Map<String, JsonNode> questions(String form) {
        Map<String, JsonNode> questions = new LinkedHashMap<>();
        collect(form(form), questions);
        return questions;
    }

    private static void collect(JsonNode parent, Map<String, JsonNode> questions) {
        for (JsonNode component : parent.path("components")) {
            if (component.has("key") && !component.path("disabled").asBoolean()) {
                questions.put(component.get("key").asText(), component);
            }
            collect(component, questions);
        }
    }

    private List<String> options(String form, String field) {
        return questions(form).get(field).get("values").findValuesAsText("value");
    }

    private JsonNode form(String id) {
        try {
            return json.readTree(new File("forms/" + id + ".form"));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private <E extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Stream<E> elements(Class<E> type) {
        return models.values().stream()
                .map(model -> model.getModelElementsByType(type))
                .flatMap(Collection::stream);
    }

    private Set<String> ids(Class<? extends FlowElement> type) {
        return elements(type).map(FlowElement::getId).collect(Collectors.toSet());
    }

    private Set<String> expressions() {
        return EXPRESSION
                .matcher(diagrams)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private boolean isBean(String name) {
        return context.containsBean(name);
    }

    private Set<String> beansOfProcesses(Class<?> type) {
        Map<String, ?> beans = context.getBeansOfType(type);
        return beans.entrySet().stream()
                .filter(bean -> AopUtils.getTargetClass(bean.getValue())
                        .getPackageName()
                        .matches("id\\.paspor\\.\\w+\\.process"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Set<String> named(Stream<String> expressions) {
        return expressions.map(expression -> expression.replaceAll("[${}]", "")).collect(Collectors.toSet());
    }

    private static String camelCase(String id) {
        return Pattern.compile("-([a-z])")
                .matcher(id)
                .replaceAll(found -> found.group(1).toUpperCase());
    }

    private static String text(String folder, String ending) {
        return Sources.all(folder, ending).stream().map(Source::text).collect(Collectors.joining("\n"));
    }
}
