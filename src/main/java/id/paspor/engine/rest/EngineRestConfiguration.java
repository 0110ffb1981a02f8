package id.paspor.engine.rest;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappInitializer;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ServerProperties;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Teaches the engine's REST applications, {@code /engine-rest} and those of the webapps, our refusals. */
@Configuration(proxyBeanMethods = false)
class EngineRestConfiguration {

    private static final List<Class<?>> PROVIDERS = List.of(
            BoundedCalls.class,
            ListedOperations.class,
            WatchedOperations.class,
            RefusalMapper.class,
            AuthorizationMapper.class,
            StumbleMapper.OfEngine.class,
            StumbleMapper.OfRest.class,
            StumbleMapper.OfAnything.class,
            PlainAddresses.class,
            RequestReader.class,
            ReadersNames.class,
            ErrorTexts.class);

    @Bean
    CamundaJerseyResourceConfig engineRestWithRefusals() {
        return new CamundaJerseyResourceConfig() {
            @Override
            protected void registerCamundaRestResources() {
                registerClasses(CamundaRestResources.getResourceClasses());
                registerClasses(CamundaRestResources.getConfigurationClasses().stream()
                        .map(type -> type == JacksonConfigurator.class ? OneMapper.class : type)
                        .collect(Collectors.toSet()));
                register(JacksonFeature.class);
            }

            @Override
            protected void registerAdditionalResources() {
                PROVIDERS.forEach(this::register);
            }
        };
    }

    @Bean
    FilterRegistrationBean<EngineLookups> engineLookups() {
        var filter = new FilterRegistrationBean<>(new EngineLookups());
        filter.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        return filter;
    }

    /** The webapps make their REST applications themselves, so their servlets are told right after that. */
    @Bean
    static BeanPostProcessor webappRestWithRefusals() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof CamundaBpmWebappInitializer webapps) {
                    return (ServletContextInitializer) servletContext -> {
                        webapps.onStartup(servletContext);
                        teach(servletContext);
                    };
                }
                return bean;
            }
        };
    }

    private static void teach(ServletContext servletContext) {
        String providers = PROVIDERS.stream().map(Class::getName).collect(Collectors.joining(","));
        servletContext.getServletRegistrations().forEach((name, servlet) -> {
            if (name.endsWith(" Api")) {
                servlet.setInitParameter(ServerProperties.PROVIDER_CLASSNAMES, providers);
            }
        });
    }
}
