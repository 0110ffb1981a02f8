package id.paspor.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class JobThreadsTest {

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "4, 2", "8, 4", "9, 4", "64, 32"})
    void jobsTakeHalfOfTheProcessorsButAreNeverInEachOthersWay(int processors, int threads) {
        assertThat(JobThreads.ofProcessors(processors)).isEqualTo(threads);
    }

    @Test
    void whatTheOperatorSaysCounts() {
        MockEnvironment environment = new MockEnvironment();
        JobThreads threads = new JobThreads();

        threads.postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty(JobThreads.SETTING, Integer.class)).isGreaterThanOrEqualTo(2);

        environment.setProperty(JobThreads.SETTING, "7");
        assertThat(environment.getProperty(JobThreads.SETTING)).isEqualTo("7");
    }
}
