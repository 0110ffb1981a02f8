package id.paspor.engine.configuration;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import java.util.List;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.aop.support.AopUtils;

/**
 * Keeps expressions to plain values, the running case and our own beans. Classes, reflection, class loaders, the Spring
 * context and other libraries' objects are not on the list, so that no expression leads to them.
 */
final class OnlyOurThings extends ELResolver {

    private static final List<String> PACKAGES = List.of(
            "id.paspor.",
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Integer",
            "java.lang.Long",
            "java.math.",
            "java.time.",
            "java.util.",
            "org.camunda.bpm.dmn.engine.impl.",
            "org.camunda.bpm.engine.impl.persistence.entity.",
            "org.camunda.bpm.engine.variable.");

    private static final List<String> NEVER = List.of("class", "getClass");

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        check(base, property);
        return null;
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        check(base, method);
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        check(base, property);
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        check(base, property);
        return null;
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        check(base, property);
        return false;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return null;
    }

    private static void check(Object base, Object member) {
        if (base == null) {
            return;
        }
        String type = AopUtils.getTargetClass(base).getName();
        if (PACKAGES.stream().noneMatch(type::startsWith) || NEVER.contains(String.valueOf(member))) {
            throw new ELException("an expression may not work on " + type);
        }
    }
}
