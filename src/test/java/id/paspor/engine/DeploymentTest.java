package id.paspor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import id.paspor.support.node.ProgramNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nodes that start at once deploy what is new once. */
class DeploymentTest {

    /** Within one JVM the engine has a lock besides, which nodes elsewhere do not see. */
    private static final Map<String, Object> AS_IF_APART =
            Map.of("camunda.bpm.generic-properties.properties.deploymentSynchronized", false);

    @Test
    void modelsAreDeployedOnceByNodesThatStartAtOnce() throws Exception {
        TestClock clock = new TestClock(ProcessTest.START);
        try (ProgramNode first = ProgramNode.first("first", clock, Map.of())) {
            JdbcClient jdbc = first.bean(JdbcClient.class);
            assertThat(deployments(jdbc)).isEqualTo(1);
            // as if a new version of the program brought another model and another decision
            int changed = jdbc.sql("""
                    update act_ge_bytearray set bytes_ = bytes_ || convert_to('<!-- -->', 'UTF8')
                    where name_ like '%passport-application.bpmn' or name_ like '%fee.dmn'""").update();
            assertThat(changed).isEqualTo(2);
            // of two deployments of the same moment the engine takes either for the later one
            clock.advance(Duration.ofMinutes(1));

            ExecutorService starts = Executors.newFixedThreadPool(2);
            try {
                List<Callable<ProgramNode>> both = List.of(
                        () -> first.another("second", clock, AS_IF_APART),
                        () -> first.another("third", clock, AS_IF_APART));
                for (Future<ProgramNode> started : starts.invokeAll(both)) {
                    started.get().close();
                }
            } finally {
                starts.shutdownNow();
            }

            assertThat(deployments(jdbc)).isEqualTo(2);
            assertThat(jdbc.sql("select max(version_) from act_re_procdef where key_ = 'passport-application'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
        }
    }

    private static int deployments(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from act_re_deployment")
                .query(Integer.class)
                .single();
    }
}
