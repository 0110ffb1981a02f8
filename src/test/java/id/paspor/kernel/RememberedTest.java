package id.paspor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

class RememberedTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksOnceForEachKeyUntilItIsForgotten() {
        Remembered<String, String> memory = new Remembered<>(Duration.ofHours(1), key -> key + asked.incrementAndGet());

        assertThat(memory.known("a")).isEmpty();
        assertThat(memory.get("a")).isEqualTo("a1");
        assertThat(memory.get("a")).isEqualTo("a1");
        assertThat(memory.known("a")).contains("a1");
        assertThat(memory.get("b")).isEqualTo("b2");
        memory.forget("a");
        assertThat(memory.known("a")).isEmpty();
        assertThat(memory.get("a")).isEqualTo("a3");
        assertThat(memory.get("b")).isEqualTo("b2");
        memory.forgetAll();
        assertThat(memory.get("b")).isEqualTo("b4");
    }

    @Test
    void whatWasAskedBeforeItWasForgottenIsNotRemembered() {
        AtomicInteger changes = new AtomicInteger();
        Remembered<?, ?>[] self = new Remembered<?, ?>[1];
        Remembered<String, Integer> memory = new Remembered<>(Duration.ofHours(1), key -> {
            int read = changes.get();
            if (changes.compareAndSet(0, 1)) {
                // somebody changes it while the answer is on its way
                self[0].forgetAll();
            }
            return read;
        });
        self[0] = memory;

        assertThat(memory.get("a")).isZero();
        assertThat(memory.get("a")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsReadBeforeATransactionEndsIsNotRememberedAfterIt(boolean commits) {
        Remembered<String, String> memory = new Remembered<>(Duration.ofHours(1), key -> key + asked.incrementAndGet());

        TransactionSynchronizationManager.initSynchronization();
        memory.forget("a");
        assertThat(memory.get("a"))
                .as("what another one still reads, or this one reads already")
                .isEqualTo("a1");
        ends(commits);
        assertThat(memory.get("a")).isEqualTo("a2");

        TransactionSynchronizationManager.initSynchronization();
        memory.forgetAll();
        assertThat(memory.get("a")).isEqualTo("a3");
        ends(commits);
        assertThat(memory.get("a")).isEqualTo("a4");
    }

    private static void ends(boolean commits) {
        List<TransactionSynchronization> waiting = TransactionSynchronizationManager.getSynchronizations();
        TransactionSynchronizationManager.clear();
        if (commits) {
            TransactionSynchronizationUtils.invokeAfterCommit(waiting);
        }
        TransactionSynchronizationUtils.invokeAfterCompletion(
                waiting,
                commits ? TransactionSynchronization.STATUS_COMMITTED : TransactionSynchronization.STATUS_ROLLED_BACK);
    }
}
