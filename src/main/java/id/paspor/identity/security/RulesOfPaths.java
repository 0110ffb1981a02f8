package id.paspor.identity.security;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;

/**
 * The rules of zones look at paths alone. By itself Spring Security asks Spring MVC which handler each request will have, also
 * requests to the engine, which never get there, and Spring MVC tries the patterns of all handlers for it.
 */
@Configuration(proxyBeanMethods = false)
class RulesOfPaths {

    @Bean
    static PathPatternRequestMatcherBuilderFactoryBean matchersOfPaths() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    @Bean
    static BeanDefinitionRegistryPostProcessor handlersAreNotAskedFor() {
        return new WithoutIntrospector();
    }

    /** Ordered, so that it comes before Spring Security's, which puts the question before each request where it can. */
    private static final class WithoutIntrospector implements BeanDefinitionRegistryPostProcessor, Ordered {

        private static final String INTROSPECTOR = "mvcHandlerMappingIntrospector";

        @Override
        public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry beans) {
            if (beans.containsBeanDefinition(INTROSPECTOR)) {
                beans.removeBeanDefinition(INTROSPECTOR);
            }
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }
    }
}
