package id.paspor.kernel;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.retry.support.RetryTemplate;

/** How something is done anew that somebody else was in the way of. */
@Configuration(proxyBeanMethods = false)
class Retries {

    private static final int ATTEMPTS = 5;

    /**
     * Five attempts, one right after another, as whoever was in the way has committed by then. Each is to be a transaction of
     * its own, so that no lock is held in between and nothing is known from the one before.
     */
    @Bean
    RetryTemplate whenOutpaced() {
        return RetryTemplate.builder()
                .maxAttempts(ATTEMPTS)
                .retryOn(List.of(ConcurrencyFailureException.class, DuplicateKeyException.class))
                .build();
    }
}
