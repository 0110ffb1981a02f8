package id.paspor.identity.security;

import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Has each handler ask its own rule, which stands there as {@link id.paspor.kernel.access.OpenTo} or one of its kind. A
 * handler without one would be open to the whole zone of its path, so the program does not start with it.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class RulesOfHandlers implements SmartInitializingSingleton {

    private final RequestMappingHandlerMapping handlers;

    RulesOfHandlers(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        this.handlers = handlers;
    }

    /** Lets rules name the groups of the annotation that bears them. */
    @Bean
    static AnnotationTemplateExpressionDefaults templatesOfRules() {
        return new AnnotationTemplateExpressionDefaults();
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> open = handlers.getHandlerMethods().values().stream()
                .filter(handler -> !ErrorController.class.isAssignableFrom(handler.getBeanType()))
                .filter(handler -> !hasRule(handler))
                .map(HandlerMethod::getShortLogMessage)
                .sorted()
                .toList();
        if (!open.isEmpty()) {
            throw new IllegalStateException("Nothing says who may call " + String.join(", ", open)
                    + ": add @OpenTo or another annotation of id.paspor.kernel.access");
        }
    }

    private static boolean hasRule(HandlerMethod handler) {
        return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), PreAuthorize.class)
                || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), PreAuthorize.class);
    }
}
