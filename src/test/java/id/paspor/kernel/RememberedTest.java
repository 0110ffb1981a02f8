package id.paspor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

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
}
