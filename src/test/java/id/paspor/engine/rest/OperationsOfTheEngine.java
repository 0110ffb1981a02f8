package id.paspor.engine.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.plugin.AdminPlugins;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.plugin.CockpitPlugins;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.impl.plugin.TasklistPlugins;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.welcome.impl.plugin.WelcomePlugins;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;

/** All operations that the engine's REST interface and the webapps' plugins have, read from their classes. */
final class OperationsOfTheEngine {

    private static final int DEEPEST = 6;

    private final Set<String> found = new TreeSet<>();

    private OperationsOfTheEngine() {}

    static Set<String> all() {
        OperationsOfTheEngine operations = new OperationsOfTheEngine();
        Stream.of(
                        CamundaRestResources.getResourceClasses(),
                        new AdminPlugins().getResourceClasses(),
                        new CockpitPlugins().getResourceClasses(),
                        new TasklistPlugins().getResourceClasses(),
                        new WelcomePlugins().getResourceClasses(),
                        new AdminApplication().getClasses(),
                        new CockpitApplication().getClasses(),
                        new TasklistApplication().getClasses(),
                        new WelcomeApplication().getClasses())
                .flatMap(Set::stream)
                .forEach(type -> operations.read(type, "/" + path(annotations(type)), 0));
        return operations.found;
    }

    private void read(Class<?> type, String path, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (Method method : type.getMethods()) {
            Set<Annotation> annotations = annotations(type, method);
            String below = path + "/" + path(annotations);
            annotations.stream()
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(verb -> verb != null)
                    .forEach(verb -> found.add(verb.value() + " " + ListedOperations.plain(below)));
            boolean leadsOn = annotations.stream()
                    .noneMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
            if (leadsOn && annotations.stream().anyMatch(Path.class::isInstance)) {
                read(method.getReturnType(), below, depth + 1);
            }
        }
    }

    private static String path(Set<Annotation> annotations) {
        return annotations.stream()
                .filter(Path.class::isInstance)
                .map(annotation -> ((Path) annotation).value())
                .findFirst()
                .orElse("");
    }

    private static Set<Annotation> annotations(Class<?> type) {
        Set<Annotation> annotations = new LinkedHashSet<>();
        lineage(type).forEach(each -> annotations.addAll(Arrays.asList(each.getDeclaredAnnotations())));
        return annotations;
    }

    private static Set<Annotation> annotations(Class<?> type, Method method) {
        Set<Annotation> annotations = new LinkedHashSet<>();
        lineage(type).forEach(each -> {
            try {
                annotations.addAll(Arrays.asList(each.getDeclaredMethod(method.getName(), method.getParameterTypes())
                        .getDeclaredAnnotations()));
            } catch (NoSuchMethodException declaredElsewhere) {
                // one of its other types declares it
            }
        });
        return annotations;
    }

    private static Stream<Class<?>> lineage(Class<?> type) {
        return type == null
                ? Stream.empty()
                : Stream.of(
                                Stream.of(type),
                                Arrays.stream(type.getInterfaces()).flatMap(OperationsOfTheEngine::lineage),
                                lineage(type.getSuperclass()))
                        .flatMap(each -> each);
    }
}
