package id.paspor.engine.configuration;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.ognl.ObjectPropertyAccessor;
import org.apache.ibatis.ognl.OgnlContext;
import org.apache.ibatis.ognl.OgnlException;
import org.apache.ibatis.ognl.OgnlRuntime;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;

/**
 * Reads what a query of the engine asks for, as MyBatis does to put its statement together: with the same methods, but each is
 * looked for once. OGNL goes through all methods of a query, some hundreds, whenever it finds no getter, as for
 * {@code isOrQueryActive} of each query of tasks.
 */
final class QueryProperties extends ObjectPropertyAccessor {

    private final ClassValue<Map<String, Optional<Method>>> readers = new ClassValue<>() {
        @Override
        protected Map<String, Optional<Method>> computeValue(Class<?> query) {
            return new ConcurrentHashMap<>();
        }
    };

    /** From now on, for all queries of this JVM. */
    static void areReadFast() {
        OgnlRuntime.setPropertyAccessor(ListQueryParameterObject.class, new QueryProperties());
    }

    @Override
    public Object getPossibleProperty(OgnlContext context, Object query, String name) throws OgnlException {
        Optional<Method> reader =
                readers.get(query.getClass()).computeIfAbsent(name, property -> reader(query.getClass(), property));
        if (reader.isEmpty()) {
            return super.getPossibleProperty(context, query, name);
        }
        try {
            return reader.get().invoke(query);
        } catch (ReflectiveOperationException e) {
            throw new OgnlException(name, e);
        }
    }

    private static Optional<Method> reader(Class<?> query, String property) {
        return Optional.ofNullable(OgnlRuntime.getGetMethod(query, property))
                .or(() -> Optional.ofNullable(OgnlRuntime.getReadMethod(query, property, null)))
                .filter(Method::trySetAccessible);
    }
}
