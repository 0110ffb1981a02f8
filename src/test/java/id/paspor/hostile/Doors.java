package id.paspor.hostile;

import id.paspor.support.Sources;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.beans.PropertyDescriptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.dto.CamundaQueryParam;
import org.glassfish.jersey.server.ResourceConfig;
import org.springframework.beans.BeanUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** All doors of the running program, read from what it has mapped, so that a new one is among them by itself. */
public final class Doors {

    private static final String JAX_RS = "jakarta.ws.rs.Application";

    private Doors() {}

    /** Those of our own pages and interfaces, and of operations. */
    public static List<Door> own(WebApplicationContext program) {
        List<String> fields = fieldsOfForms();
        List<Door> doors = new ArrayList<>();
        for (RequestMappingInfoHandlerMapping mapping :
                program.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            mapping.getHandlerMethods()
                    .forEach((info, handler) -> methods(info)
                            .forEach(method -> info.getPatternValues()
                                    .forEach(path -> doors.add(
                                            new Door(method, written(path), parameters(handler, fields), List.of())))));
        }
        // Spring Security's own
        doors.add(new Door("POST", "/login", List.of("username", "password"), List.of()));
        doors.add(new Door("POST", "/logout", List.of(), List.of()));
        return doors;
    }

    /** Those of the engine: its REST interface, and what its webapps ask. */
    public static List<Door> engine(WebApplicationContext program) {
        List<Door> doors = new ArrayList<>();
        add(program.getBean(ResourceConfig.class).getClasses(), "/engine-rest", doors);
        ServletContext servlets = program.getServletContext();
        for (ServletRegistration servlet : servlets.getServletRegistrations().values()) {
            String application = servlet.getInitParameter(JAX_RS);
            if (application != null) {
                String root = servlet.getMappings().iterator().next().replace("/*", "");
                add(instance(application).getClasses(), root, doors);
            }
        }
        // each engine has all doors once more below its name
        doors.removeIf(door -> door.path().startsWith("/engine-rest/engine/{name}/"));
        return doors;
    }

    private static Stream<String> methods(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty() ? Stream.of("GET", "POST") : methods.stream().map(Enum::name);
    }

    /** Without the patterns of variables. */
    private static String written(String path) {
        return path.replaceAll("\\{\\*?([^:}]+)(:[^{}]*(\\{[^}]*})?[^{}]*)?}", "{$1}")
                .trim();
    }

    private static List<String> parameters(HandlerMethod handler, List<String> fields) {
        Set<String> names = new TreeSet<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            Class<?> type = parameter.getParameterType();
            if (Map.class.isAssignableFrom(type)) {
                names.addAll(fields);
            } else if (named != null) {
                names.add(named.name().isEmpty() ? parameter.getParameterName() : named.name());
            } else if (type.isRecord() && !parameter.hasParameterAnnotation(PathVariable.class)) {
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            }
        }
        return List.copyOf(names);
    }

    /** The names of all fields of all pages, for doors that take whatever a form sends. */
    private static List<String> fieldsOfForms() {
        Set<String> names = new TreeSet<>();
        Sources.all("src/main/resources/templates", ".html")
                .forEach(template -> names.addAll(Sources.matches(" name=\"([a-zA-Z-]+)\"", template.text())));
        return List.copyOf(names);
    }

    private static Application instance(String application) {
        try {
            return (Application)
                    Class.forName(application).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(application, changed);
        }
    }

    private static void add(Collection<Class<?>> resources, String root, List<Door> doors) {
        for (Class<?> resource : resources) {
            Path path = AnnotatedElementUtils.findMergedAnnotation(resource, Path.class);
            if (path != null) {
                walk(resource, root + "/" + path.value(), new HashSet<>(), doors);
            }
        }
    }

    private static void walk(Class<?> resource, String path, Set<Class<?>> above, List<Door> doors) {
        if (!above.add(resource)) {
            return;
        }
        for (Method method : resource.getMethods()) {
            if (method.isBridge() || Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            Path below = AnnotatedElementUtils.findMergedAnnotation(method, Path.class);
            HttpMethod verb = AnnotatedElementUtils.findMergedAnnotation(method, HttpMethod.class);
            String at = below == null ? path : path + "/" + below.value();
            if (verb != null) {
                String written = written(at).replaceAll("/+", "/");
                doors.add(new Door(verb.value(), written, queried(resource), properties(method)));
            } else if (below != null) {
                walk(method.getReturnType(), at, above, doors);
            }
        }
        above.remove(resource);
    }

    /** What the queries of a resource can ask for. */
    private static List<String> queried(Class<?> resource) {
        Set<String> names = new TreeSet<>();
        for (Method method : resource.getMethods()) {
            for (Class<?> type : method.getParameterTypes()) {
                for (Method setter : type.getMethods()) {
                    CamundaQueryParam parameter = setter.getAnnotation(CamundaQueryParam.class);
                    if (parameter != null) {
                        names.add(parameter.value());
                    }
                }
            }
        }
        return List.copyOf(names);
    }

    private static List<String> properties(Method method) {
        Set<String> names = new TreeSet<>();
        Annotation[][] annotations = method.getParameterAnnotations();
        for (int at = 0; at < annotations.length; at++) {
            Class<?> type = method.getParameterTypes()[at];
            if (annotations[at].length == 0 && type.getName().startsWith("org.camunda")) {
                Arrays.stream(BeanUtils.getPropertyDescriptors(type))
                        .filter(property -> property.getWriteMethod() != null)
                        .map(PropertyDescriptor::getName)
                        .forEach(names::add);
            }
        }
        return List.copyOf(names);
    }
}
