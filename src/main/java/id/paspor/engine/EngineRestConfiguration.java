package id.paspor.engine;

import jakarta.servlet.ServletRegistration;
import java.util.Map;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Teaches the engine's two REST applications, {@code /engine-rest} and that of the webapps, our refusals. */
@Configuration(proxyBeanMethods = false)
class EngineRestConfiguration {

    @Bean
    CamundaJerseyResourceConfig engineRestWithRefusals() {
        return new CamundaJerseyResourceConfig() {
            @Override
            protected void registerAdditionalResources() {
                register(RefusalMapper.class);
                register(AuthorizationMapper.class);
            }
        };
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServletContextInitializer webappRestWithRefusals() {
        String mappers = RefusalMapper.class.getName() + "," + AuthorizationMapper.class.getName();
        return servletContext -> {
            for (Map.Entry<String, ? extends ServletRegistration> servlet :
                    servletContext.getServletRegistrations().entrySet()) {
                if (servlet.getKey().endsWith(" Api")) {
                    servlet.getValue().setInitParameter(ServerProperties.PROVIDER_CLASSNAMES, mappers);
                }
            }
        };
    }
}
