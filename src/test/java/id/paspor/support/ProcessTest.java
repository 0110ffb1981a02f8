package id.paspor.support;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.model.ModelCoverage;
import id.paspor.support.model.PathAssert;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of processes on the real PostgreSQL: jobs run when the test says so, and time stands still until the test
 * moves it. It starts on Monday, 7 September 2026, 08:30 in Denpasar, at an office without cases; see
 * {@link ImmigrationOffice}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "paspor.mail.interval=P1D",
            "paspor.payment.reports-folder=target/test-data/bank-reports-${random.uuid}",
            // /engine-rest serves the engine named default, which is that of the server tests in the same JVM
            "camunda.bpm.process-engine-name=stories"
        })
@ActiveProfiles("test")
@Import({ProcessTest.FixedTime.class, StatementsReadOnce.class})
@ExtendWith(ProcessTest.FreshOffice.class)
@OnlyInjected
public @interface ProcessTest {

    /** When every process test begins. */
    Instant START = Instant.parse("2026-09-07T00:30:00Z");

    /** Brings the clock that stands still, and the office that acts by it. */
    @TestConfiguration(proxyBeanMethods = false)
    class FixedTime {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock(START);
        }

        @Bean
        @Lazy
        ImmigrationOffice immigrationOffice(ApplicationContext program, TestClock clock) {
            return new ImmigrationOffice(program, clock);
        }

        @Bean
        static Meter meter() {
            return new Meter();
        }

        @Bean
        ProcessEnginePlugin modelCoverage() {
            return new ModelCoverage();
        }

        @Bean
        ProcessEnginePlugin paths() {
            return new PathAssert.Recorder();
        }
    }

    /** Every test begins at the same moment at an office without cases; afterwards the engine has real time again. */
    class FreshOffice implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {

        @Override
        public void beforeEach(ExtensionContext test) {
            ApplicationContext program = SpringExtension.getApplicationContext(test);
            ProcessEngineTests.init(program.getBean(ProcessEngine.class));
            PathAssert.forgetAll();
            program.getBean(ImmigrationOffice.class).opensForTheFirstTime();
        }

        /** Whatever a test had happen, applicants were told of each thing once, and of nothing after the end. */
        @Override
        public void afterEach(ExtensionContext test) {
            Told told = new Told(SpringExtension.getApplicationContext(test).getBean(JdbcClient.class));
            assertThat(told.tooOften()).as("told too often").isEmpty();
            assertThat(told.remindedAfterTheEnd()).as("reminded after the end").isEmpty();
        }

        @Override
        public void afterAll(ExtensionContext test) {
            ProcessEngineTests.reset();
            ClockUtil.reset();
        }
    }
}
