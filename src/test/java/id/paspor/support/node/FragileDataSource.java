package id.paspor.support.node;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The connections of a program that crashes when it is told to. Each statement is a step, and so is each moment before and
 * after a commit. At the step of the crash the open transactions are lost, as when PostgreSQL loses its client, and nothing
 * that the program tries afterwards reaches the database until it is restarted.
 */
final class FragileDataSource extends DelegatingDataSource {

    private static final int NEVER = -1;

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private int stepsLeft = NEVER;
    private boolean down;

    FragileDataSource(DataSource pool) {
        super(pool);
    }

    /** Has the program crash at a step from now, counted from 1; 0 for never. */
    synchronized void crashAt(int step) {
        stepsLeft = step == 0 ? NEVER : step;
    }

    synchronized boolean isDown() {
        return down;
    }

    /** The program runs, whether or not it crashed. */
    synchronized void restart() {
        stepsLeft = NEVER;
        down = false;
    }

    /** The statements of which the program has begun to execute one since these were forgotten. */
    List<String> statements() {
        return List.copyOf(statements);
    }

    void forgetStatements() {
        statements.clear();
    }

    private synchronized void step() {
        if (stepsLeft > 0) {
            stepsLeft--;
            down = down || stepsLeft == 0;
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (isDown()) {
            throw crash();
        }
        Connection connection = super.getConnection();
        return proxy(Connection.class, (method, arguments) -> onConnection(connection, method, arguments));
    }

    private Object onConnection(Connection connection, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "commit" -> {
                step(connection);
                connection.commit();
                step(connection);
                return null;
            }
            case "setAutoCommit" -> {
                if (isDown()) {
                    // or what is left of the transaction would be committed
                    connection.rollback();
                }
                return call(connection, method, arguments);
            }
            default -> {
                Object result = call(connection, method, arguments);
                return result instanceof Statement statement
                        ? proxy(
                                method.getReturnType(),
                                (of, values) -> onStatement(
                                        connection,
                                        statement,
                                        arguments == null ? "" : (String) arguments[0],
                                        of,
                                        values))
                        : result;
            }
        }
    }

    private Object onStatement(
            Connection connection, Statement statement, String prepared, Method method, Object[] arguments)
            throws Throwable {
        if (!method.getName().startsWith("execute")) {
            return call(statement, method, arguments);
        }
        statements.add(prepared.isEmpty() && arguments != null ? String.valueOf(arguments[0]) : prepared);
        step(connection);
        Object result = call(statement, method, arguments);
        if (connection.getAutoCommit()) {
            step(connection);
        }
        return result;
    }

    private void step(Connection connection) throws SQLException {
        step();
        if (isDown()) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            throw crash();
        }
    }

    private static SQLException crash() {
        return new SQLException("the program crashes here", "08006");
    }

    private interface Called {

        Object with(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Called called) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader() == null ? FragileDataSource.class.getClassLoader() : type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> called.with(method, arguments)));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
