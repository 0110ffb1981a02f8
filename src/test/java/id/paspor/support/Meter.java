package id.paspor.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what each thread of a program asks of its database. A batch counts as one statement. */
public final class Meter implements BeanPostProcessor {

    private static final ThreadLocal<Reading> OF_THREAD = ThreadLocal.withInitial(Reading::new);

    /** What a thread has asked since it was last read. */
    public static final class Reading {

        private final Map<String, Integer> texts = new HashMap<>();
        private int commits;

        private void count(String sql) {
            texts.merge(sql, 1, Integer::sum);
        }

        /** How many statements. */
        public int statements() {
            return texts.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** How many of them write, or lock rows. */
        public int writes() {
            return texts.entrySet().stream()
                    .filter(text -> !isRead(text.getKey()))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        private static boolean isRead(String sql) {
            String start = sql.stripLeading().toLowerCase(Locale.ROOT);
            return start.startsWith("select") || start.startsWith("with");
        }

        /** How many transactions that asked anything. */
        public int commits() {
            return commits;
        }

        /**
         * The one that asked least of readings of the same deed. What the program remembers for a second may have to be read
         * again during any of them on a slow machine.
         */
        public static Reading least(Stream<Reading> readings) {
            return readings.min(Comparator.comparing(Reading::commits).thenComparing(Reading::statements))
                    .orElseThrow();
        }

        /** The statements by how often they were asked, the most frequent first. */
        @Override
        public String toString() {
            return texts.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .map(text -> text.getValue() + " × " + text.getKey().replaceAll("\\s+", " "))
                    .collect(Collectors.joining("\n"));
        }
    }

    /** What this thread has asked since the last call. */
    public static Reading read() {
        Reading reading = OF_THREAD.get();
        OF_THREAD.remove();
        return reading;
    }

    /** Does something on this thread that does not count. */
    public static <T> T aside(Supplier<T> deed) {
        Reading counted = OF_THREAD.get();
        OF_THREAD.remove();
        try {
            return deed.get();
        } finally {
            OF_THREAD.set(counted);
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? new MeteredDataSource(pool) : bean;
    }

    private static final class MeteredDataSource extends DelegatingDataSource {

        private MeteredDataSource(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return new MeteredConnection(super.getConnection()).proxy();
        }
    }

    private static final class MeteredConnection {

        private final Connection connection;
        private boolean asked;

        private MeteredConnection(Connection connection) {
            this.connection = connection;
        }

        private Connection proxy() {
            return Meter.proxy(Connection.class, this::call);
        }

        private Object call(Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("commit") && asked) {
                OF_THREAD.get().commits++;
                asked = false;
            }
            Object result = Meter.call(connection, method, arguments);
            if (!(result instanceof Statement statement)) {
                return result;
            }
            String sql = arguments != null && arguments[0] instanceof String prepared ? prepared : "";
            return Meter.proxy(method.getReturnType(), (of, values) -> call(statement, sql, of, values));
        }

        private Object call(Statement statement, String prepared, Method method, Object[] arguments) throws Throwable {
            if (method.getName().startsWith("execute")) {
                OF_THREAD.get().count(prepared.isEmpty() && arguments != null ? (String) arguments[0] : prepared);
                asked = !connection.getAutoCommit();
                OF_THREAD.get().commits += asked ? 0 : 1;
            }
            return Meter.call(statement, method, arguments);
        }
    }

    private interface Called {

        Object with(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Called called) {
        return type.cast(Proxy.newProxyInstance(
                Meter.class.getClassLoader(),
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
