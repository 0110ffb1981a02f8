package id.paspor.engine.rest;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.stereotype.Component;

/**
 * Keeps out of the log that a browser went away before its answer was written, as when somebody leaves Tasklist while it loads. Jersey
 * calls it an error, with a stack; pages and files are silent about it.
 */
@Component
class ReadersWhoLeft implements Filter {

    /** What Jersey writes answers with; kept here, or it would be forgotten with its filter. */
    private final Logger answers = Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder");

    @PostConstruct
    void listen() {
        answers.setFilter(this);
    }

    @PreDestroy
    void stop() {
        answers.setFilter(null);
    }

    @Override
    public boolean isLoggable(LogRecord said) {
        Throwable cause = said.getThrown();
        while (cause != null && !(cause instanceof ClientAbortException)) {
            cause = cause.getCause();
        }
        return cause == null;
    }
}
