package id.paspor.database;

/** The program's own database cannot run; the message is one sentence that says what to do. */
class EmbeddedDatabaseException extends RuntimeException {

    EmbeddedDatabaseException(String whatToDo, Throwable cause) {
        super(whatToDo, cause);
    }
}
