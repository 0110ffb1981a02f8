package id.paspor.engine.rest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.ServiceImpl;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.springframework.core.NestedRuntimeException;

/**
 * Tells over which requests the engine stumbles because it did not expect them (what is asked for is not there, something is
 * missing, or is of another type) from true faults. The engine calls both a fault of its own.
 */
final class Stumble {

    /** The engine's code for what belongs to a tenant that is not the caller's. */
    static final String OTHER_OFFICE = "ENGINE-13034";

    /** The standard's class of SQL states for values that are none. */
    private static final String DATA_EXCEPTION = "22";

    private static final int FIRST_FAULT = 500;

    /** From here on a stack is not about what was done, but about how it was asked for. */
    private static final List<String> DOORS = List.of(
            "org.camunda.bpm.engine.rest.",
            "org.camunda.bpm.cockpit.",
            "org.camunda.bpm.admin.",
            "org.camunda.bpm.tasklist.",
            "org.camunda.bpm.webapp.",
            "org.glassfish.jersey.");

    private static final String PROGRAM = "id.paspor.";

    private Stumble() {}

    /** Whether the request was to blame for what the engine would call a fault. */
    static boolean isOver(Throwable thrown) {
        if (ExceptionHandlerHelper.getInstance().getStatus(thrown).getStatusCode() < FIRST_FAULT) {
            return false;
        }
        return isForbidden(thrown) || causes(thrown).stream().noneMatch(Stumble::isFault);
    }

    /** Whether somebody asked for what is not theirs. */
    static boolean isForbidden(Throwable thrown) {
        return causes(thrown).stream()
                .anyMatch(cause -> cause instanceof AuthorizationException
                        || String.valueOf(cause.getMessage()).contains(OTHER_OFFICE));
    }

    /** What happened at which line of code, without the words, which may be anybody's. */
    static String place(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return thrown.getClass().getSimpleName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    private static boolean isFault(Throwable cause) {
        if (cause instanceof SQLException database) {
            return !String.valueOf(database.getSQLState()).startsWith(DATA_EXCEPTION);
        }
        return cause instanceof Error
                || cause instanceof NestedRuntimeException
                || cause instanceof IOException
                || cause instanceof PersistenceException && cause.getCause() == null
                || happenedInTheProgram(cause);
    }

    private static boolean happenedInTheProgram(Throwable cause) {
        return Stream.of(cause.getStackTrace())
                .map(StackTraceElement::getClassName)
                .takeWhile(type -> DOORS.stream().noneMatch(type::startsWith))
                .anyMatch(type -> type.startsWith(PROGRAM) && !passesOn(type));
    }

    /** Whether a class is one of the engine's services with a gate of ours before it. */
    private static boolean passesOn(String type) {
        try {
            return ServiceImpl.class.isAssignableFrom(Class.forName(type));
        } catch (ClassNotFoundException made) {
            return false;
        }
    }

    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
