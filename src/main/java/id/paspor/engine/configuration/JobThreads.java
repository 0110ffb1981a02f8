package id.paspor.engine.configuration;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * How many jobs of the engine a node does at once where nobody has said so: half as many as it has processors, as people
 * who wait for a page come first; at least two, so that a long one does not hold up all others.
 */
public class JobThreads implements EnvironmentPostProcessor {

    static final String SETTING = "camunda.bpm.job-execution.core-pool-size";

    private static final int FEWEST = 2;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        int threads = ofProcessors(Runtime.getRuntime().availableProcessors());
        environment.getPropertySources().addLast(new MapPropertySource("job threads", Map.of(SETTING, threads)));
    }

    static int ofProcessors(int processors) {
        return Math.max(FEWEST, processors / 2);
    }
}
