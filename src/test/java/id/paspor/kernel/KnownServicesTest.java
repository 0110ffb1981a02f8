package id.paspor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What libraries look for again and again is found without looking through all others again. */
class KnownServicesTest {

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final Libraries libraries = new Libraries(before);

    /** Notes what is looked for in it. */
    private static final class Libraries extends ClassLoader {

        private final List<String> asked = new ArrayList<>();

        private Libraries(ClassLoader parent) {
            super(parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            asked.add(name);
            return super.getResources(name);
        }
    }

    @BeforeEach
    void aServersThread() {
        Thread.currentThread().setContextClassLoader(libraries);
    }

    @AfterEach
    void asItWas() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private static List<Class<?>> lookedUp() {
        List<Class<?>> found = new ArrayList<>();
        KnownServices.during(
                () -> ServiceLoader.load(Driver.class).forEach(provider -> found.add(provider.getClass())));
        return found;
    }

    @Test
    void theSecondTimeFindsTheSameWithoutLookingAgain() {
        List<Class<?>> first = lookedUp();
        assertThat(first).isNotEmpty();
        assertThat(libraries.asked).hasSize(1);

        assertThat(lookedUp()).isEqualTo(first);
        assertThat(libraries.asked).hasSize(1);
    }

    @Test
    void anyOtherFileIsLookedFor() throws Exception {
        for (int time = 0; time < 2; time++) {
            KnownServices.<IOException, RuntimeException>during(() -> assertThat(Thread.currentThread()
                            .getContextClassLoader()
                            .getResources("messages.properties")
                            .hasMoreElements())
                    .isTrue());
        }
        assertThat(libraries.asked).hasSize(2);
    }

    @Test
    void theThreadIsAsItWasEvenWhenSomethingFails() {
        assertThatThrownBy(() -> KnownServices.<IOException, RuntimeException>during(() -> {
                    throw new IOException("broken off");
                }))
                .isInstanceOf(IOException.class);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(libraries);
    }
}
