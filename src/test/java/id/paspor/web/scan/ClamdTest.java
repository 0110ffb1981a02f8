package id.paspor.web.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.kernel.SecurityLog;
import id.paspor.support.outside.FakeClamd;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.InputStreamSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** clamd is asked by its own protocol, and whatever is no clear answer is none. */
class ClamdTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration NO_PATIENCE = Duration.ofMillis(200);

    /** Far more than the system keeps of what nobody reads. */
    private static final int LARGE = 64 * 1024 * 1024;

    private final FakeClamd scanner = new FakeClamd();

    @AfterEach
    void stop() {
        scanner.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 1_000_000})
    void aFileOfAnyLengthArrivesWholeAndIsClean(int length) throws IOException {
        byte[] file = new byte[length];
        for (int at = 0; at < length; at++) {
            file[at] = (byte) (at * 31);
        }

        assertThat(asked(scanner.port(), PATIENCE, file)).isEmpty();
        assertThat(scanner.last()).isEqualTo(file);
    }

    @Test
    void whatIsFoundIsCalledByItsName() throws IOException {
        byte[] file = ("x".repeat(100_000) + FakeClamd.EICAR).getBytes();

        assertThat(asked(scanner.port(), PATIENCE, file)).contains("Eicar-Test-Signature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSTREAM size limit exceeded. ERROR",
                "stream: Can't allocate memory ERROR",
                "UNKNOWN COMMAND",
                "stream: OK ERROR",
                "stream:  FOUND",
                "FOUND",
                "OK",
                "\nstream: OK",
                ""
            })
    void whatIsNoClearAnswerIsNone(String answer) {
        scanner.behaves(file -> answer);

        assertThatThrownBy(() -> asked(scanner.port(), PATIENCE, new byte[10]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("answered: ");
    }

    @Test
    void anAnswerWithoutEndIsNone() {
        scanner.behaves(file -> null);
        assertThatThrownBy(() -> asked(scanner.port(), PATIENCE, new byte[10])).isInstanceOf(IOException.class);

        scanner.behaves(file -> "stream: " + "x".repeat(100_000) + " FOUND");
        assertThatThrownBy(() -> asked(scanner.port(), PATIENCE, new byte[10])).isInstanceOf(IOException.class);
    }

    @Test
    void nobodyThere() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThatThrownBy(() -> asked(port, PATIENCE, new byte[10])).isInstanceOf(IOException.class);
    }

    @Test
    void whoeverThinksForTooLongIsNotWaitedFor() {
        CountDownLatch over = new CountDownLatch(1);
        scanner.behaves(file -> {
            awaitQuietly(over);
            return "stream: OK";
        });

        assertThatThrownBy(() -> asked(scanner.port(), NO_PATIENCE, new byte[10]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no answer in PT0.2S");
        over.countDown();
    }

    @Test
    void whoeverTakesNothingInIsNotWaitedForEither() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> asked(deaf.getLocalPort(), NO_PATIENCE, new byte[LARGE]))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no answer in PT0.2S");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void withoutAHostNobodyIsAskedAndNothingIsOpened(String host) {
        InputStreamSource mustStayShut = () -> {
            throw new IOException("opened");
        };

        program().withPropertyValues("paspor.uploads.scanner.host=" + host).run(program -> {
            UploadScan scan = program.getBean(UploadScan.class);
            assertThat(scan.isOn()).isFalse();
            scan.require(mustStayShut);
        });
        program()
                .run(program ->
                        assertThat(program.getBean(UploadScan.class).isOn()).isFalse());
    }

    @Test
    void aHostIsAllThatHasToBeConfigured() {
        program()
                .withPropertyValues("paspor.uploads.scanner.host=127.0.0.1")
                .run(program ->
                        assertThat(program.getBean(UploadScan.class).isOn()).isTrue());
        program()
                .withPropertyValues(
                        "paspor.uploads.scanner.host=127.0.0.1", "paspor.uploads.scanner.port=" + scanner.port())
                .run(program -> {
                    program.getBean(UploadScan.class).require(() -> new ByteArrayInputStream(new byte[7]));
                    assertThat(scanner.last()).hasSize(7);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeout=0s", "timeout=1h", "timeout=-1s", "port=0", "port=65536"})
    void absurdSettingsEndTheStart(String setting) {
        program()
                .withPropertyValues("paspor.uploads.scanner.host=127.0.0.1", "paspor.uploads.scanner." + setting)
                .run(program -> assertThat(program).hasFailed());
    }

    @Test
    void nothingIsReadWithinATransactionScannerOrNot() {
        program().run(program -> {
            TransactionSynchronizationManager.setActualTransactionActive(true);
            try {
                assertThatThrownBy(() ->
                                program.getBean(UploadScan.class).require(() -> new ByteArrayInputStream(new byte[1])))
                        .isInstanceOf(IllegalStateException.class);
            } finally {
                TransactionSynchronizationManager.setActualTransactionActive(false);
            }
        });
    }

    @EnableConfigurationProperties(ScannerProperties.class)
    @Import({Clamd.class, UploadScan.class, SecurityLog.class})
    static class Program {}

    private static ApplicationContextRunner program() {
        return new ApplicationContextRunner()
                .withUserConfiguration(Program.class)
                .withBean(SimpleMeterRegistry.class);
    }

    private static Optional<String> asked(int port, Duration timeout, byte[] file) throws IOException {
        return new Clamd(new ScannerProperties("127.0.0.1", port, timeout)).scan(new ByteArrayInputStream(file));
    }

    private static void awaitQuietly(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
