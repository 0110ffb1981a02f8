package id.paspor.web;

import id.paspor.kernel.Groups;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.access.OpenTo;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What stands above every page. A page is in the menu of those whom its handler lets in, as {@link OpenTo} says there. */
@Component("menu")
public class Menu implements SmartInitializingSingleton {

    /** Of the engine, whose doors have rules of their own. */
    private static final String TASKS = "/camunda/app/tasklist/";

    private static final List<Part> PARTS = List.of(
            alone("page.desk", "/desk"),
            alone("page.tasks", TASKS),
            alone("offices.heading", "/supervision/offices"),
            alone("search.heading", "/cases"),
            alone("page.day-list", "/counter/interviews"),
            alone("page.pickup", "/counter/pickup"),
            alone("page.printing", "/printing"),
            alone("page.stock", "/stock"),
            alone("page.treasury", "/treasury"),
            alone("overview.heading", "/supervision"),
            alone("work.heading", "/supervision/work"),
            new Part(
                    "page.records",
                    List.of(
                            new Link("page.registers", "/supervision/registers"),
                            new Link("report.heading", "/supervision/reports"),
                            new Link("page.exceptions", "/supervision/exceptions"))),
            new Part(
                    "page.rules",
                    List.of(
                            new Link("page.interview-times", "/supervision/interview-times"),
                            new Link("calendar.heading", "/supervision/calendar"),
                            new Link("page.watch-lists", "/supervision/watch-lists"),
                            new Link("retention.heading", "/supervision/retention"),
                            new Link("versions.heading", "/supervision/versions"))),
            alone("page.accounts", "/identity/accounts"),
            alone("page.security", "/security"));

    private final RequestMappingHandlerMapping handlers;
    private final Map<String, List<String>> groupsByPath = new HashMap<>();

    Menu(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        this.handlers = handlers;
    }

    /** A page to go to; its text is the key of what it is called. */
    public record Link(String text, String path) {}

    /** A page, or several under a title, which is the key of a text; {@code null} where the only page stands for itself. */
    public record Part(String title, List<Link> links) {}

    /**
     * What one reader finds there.
     *
     * @param signedIn whether by a password at least
     * @param parts nothing for applicants, whose pages are few, and for staff who are not signed in as a whole
     */
    public record Bar(boolean signedIn, boolean applicant, boolean officer, List<Part> parts) {}

    /** Finds out who may open what; a path that no handler has, as it is switched off, is open to nobody. */
    @Override
    public void afterSingletonsInstantiated() {
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                mapping.getDirectPaths()
                        .forEach(path -> groups(handler).ifPresent(groups -> groupsByPath.put(path, groups)));
            }
        });
    }

    /** @param reader {@code null} for nobody */
    public Bar of(Authentication reader) {
        if (reader == null || reader instanceof AnonymousAuthenticationToken) {
            return new Bar(false, false, false, List.of());
        }
        List<String> groups = SignedIn.groups(reader);
        boolean applicant = groups.contains(Groups.APPLICANT);
        return new Bar(
                true,
                applicant,
                groups.stream().anyMatch(Groups.OFFICERS::contains),
                applicant ? List.of() : parts(groups));
    }

    private List<Part> parts(List<String> groups) {
        return PARTS.stream()
                .map(part -> new Part(
                        part.title(),
                        part.links().stream()
                                .filter(link -> mayOpen(groups, link.path()))
                                .toList()))
                .filter(part -> !part.links().isEmpty())
                .map(part -> part.links().size() == 1 ? new Part(null, part.links()) : part)
                .toList();
    }

    private boolean mayOpen(List<String> groups, String path) {
        return path.equals(TASKS)
                ? !groups.isEmpty() && !groups.contains(Groups.HEADQUARTERS)
                : groupsByPath.getOrDefault(path, List.of()).stream().anyMatch(groups::contains);
    }

    private static Part alone(String text, String path) {
        return new Part(null, List.of(new Link(text, path)));
    }

    private static Optional<List<String>> groups(HandlerMethod handler) {
        return Stream.of(handler.getMethod(), handler.getBeanType())
                .map(place -> AnnotatedElementUtils.findMergedAnnotation(place, OpenTo.class))
                .filter(rule -> rule != null)
                .findFirst()
                .map(rule -> Arrays.asList(rule.value()));
    }
}
