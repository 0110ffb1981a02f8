package id.paspor.engine.form;

import id.paspor.engine.Caller;
import id.paspor.kernel.Refusal;
import java.io.InputStream;
import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;

/** The task service with the form gate in front of it. Ways around the forms are closed. */
public class GatedTaskService extends TaskServiceImpl {

    static final String SUPERVISOR = "supervisor";

    private final FormGate gate;

    public GatedTaskService(FormGate gate) {
        this.gate = gate;
    }

    /** The open task with this id, as far as the caller may see it, or {@code null}. */
    Task visible(String taskId) {
        return createTaskQuery().taskId(taskId).singleResult();
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, null);
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        gate.complete(taskId, variables, admitted -> {
            super.complete(taskId, admitted);
            return null;
        });
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return gate.complete(
                taskId,
                variables,
                admitted -> super.completeWithVariablesInReturn(taskId, admitted, deserializeValues));
    }

    @Override
    public void claim(String taskId, String userId) {
        Caller caller = gate.caller();
        gate.inOneTransaction(() -> {
            if (!caller.isTrusted()) {
                gate.requireDesk(gate.openTask(taskId));
                if (!caller.user().equals(userId)) {
                    throw Refusal.forbidden("task.claim-for-oneself");
                }
            }
            super.claim(taskId, userId);
            return null;
        });
    }

    /** Lets officers give back their own task, and supervisors free that of an absent colleague; see ADR 4. */
    @Override
    public void setAssignee(String taskId, String userId) {
        Caller caller = gate.caller();
        if (caller.isTrusted() || userId != null) {
            super.setAssignee(taskId, userId);
            return;
        }
        Task task = gate.openTask(taskId);
        boolean own = caller.user().equals(task.getAssignee());
        if (!own && !caller.groups().contains(SUPERVISOR)) {
            throw Refusal.forbidden("task.not-yours");
        }
        gate.asEngine(() -> {
            super.setAssignee(taskId, null);
            return null;
        });
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        refuseOutsiders("task.only-by-form");
        super.resolveTask(taskId, variables);
    }

    @Override
    public void deleteTask(String taskId) {
        refuseOutsiders("task.only-by-form");
        super.deleteTask(taskId);
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
        refuseOutsiders("task.only-by-form");
        super.handleBpmnError(taskId, errorCode, errorMessage, variables);
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode, Map<String, Object> variables) {
        refuseOutsiders("task.only-by-form");
        super.handleEscalation(taskId, escalationCode, variables);
    }

    @Override
    public Comment createComment(String taskId, String processInstanceId, String message) {
        refuseOutsiders("task.no-comments");
        return super.createComment(taskId, processInstanceId, message);
    }

    @Override
    public Attachment createAttachment(
            String attachmentType,
            String taskId,
            String processInstanceId,
            String name,
            String description,
            InputStream content) {
        refuseOutsiders("task.no-comments");
        return super.createAttachment(attachmentType, taskId, processInstanceId, name, description, content);
    }

    @Override
    public Attachment createAttachment(
            String attachmentType,
            String taskId,
            String processInstanceId,
            String name,
            String description,
            String url) {
        refuseOutsiders("task.no-comments");
        return super.createAttachment(attachmentType, taskId, processInstanceId, name, description, url);
    }

    private void refuseOutsiders(String code) {
        if (!gate.caller().isTrusted()) {
            throw Refusal.forbidden(code);
        }
    }
}
