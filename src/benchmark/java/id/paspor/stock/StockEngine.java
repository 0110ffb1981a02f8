package id.paspor.stock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.jersey.JerseyAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * What a case is compared with: Camunda's starters as they come, with the program's own diagram and forms, steps that do
 * nothing in the place of its own, and nobody who signs in. It runs without the program's classes and settings, and is no
 * {@code @Configuration}, which the program itself would find when a benchmark starts it in its own process.
 */
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    CamundaBpmAutoConfiguration.class,
    CamundaBpmRestJerseyAutoConfiguration.class,
    JerseyAutoConfiguration.class
})
public class StockEngine {

    /** Starts it in the project's directory. */
    public static void main(String[] arguments) {
        SpringApplication.run(StockEngine.class, arguments);
    }

    @Bean
    ProcessEnginePlugin noOps() {
        return new AbstractProcessEnginePlugin() {

            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.setExpressionManager(new NoOps());
            }
        };
    }

    @Bean
    ApplicationRunner deployment(RepositoryService repository) {
        return arguments -> {
            DeploymentBuilder deployment = repository.createDeployment().name("stock");
            String model = Files.readString(Path.of("processes", "passport-application.bpmn"));
            // a decision is a step like the others
            deployment.addString(
                    "passport-application.bpmn",
                    model.replaceAll("camunda:decisionRef=\"[^\"]*\"", "camunda:delegateExpression=\"\\${noOp}\""));
            for (Path form : forms()) {
                deployment.addString(form.getFileName().toString(), Files.readString(form));
            }
            deployment.deploy();
        };
    }

    private static List<Path> forms() throws IOException {
        try (var forms = Files.list(Path.of("forms"))) {
            return forms.toList();
        }
    }
}
