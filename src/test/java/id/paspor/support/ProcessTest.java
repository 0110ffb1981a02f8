package id.paspor.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test of processes on the real PostgreSQL: jobs run when the test says so, and time stands still until the test moves
 * it. It starts on Monday, 7 September 2026, 08:30 in Denpasar.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = {"camunda.bpm.job-execution.enabled=false", "paspor.mail.interval=P1D"})
@ActiveProfiles("test")
@Import(ProcessTest.FixedTime.class)
public @interface ProcessTest {

    /** When every process test begins. */
    Instant START = Instant.parse("2026-09-07T00:30:00Z");

    /** Brings the clock that stands still. */
    @TestConfiguration(proxyBeanMethods = false)
    class FixedTime {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock(START);
        }
    }
}
