package id.paspor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.engine.Fault.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

    @ParameterizedTest
    @CsvSource({
        "'java.lang.IllegalStateException: x\n\tat id.paspor.A.b(A.java:1)', UNKNOWN,",
        "'java.lang.IllegalStateException: x\n\tat a.B.c(B.java:1)\nCaused by: java.net.ConnectException: refused', UNREACHABLE,",
        "'x.Y: z\nCaused by: org.springframework.dao.TransientDataAccessResourceException: z', UNREACHABLE,",
        "'x.Y: z\nCaused by: java.net.SocketTimeoutException\n\tat a.B.c(B.java:1)', UNREACHABLE,",
        "'org.camunda.bpm.engine.OptimisticLockingException: ENGINE-03005', RACED,",
        "'x.Y: z\nCaused by: id.paspor.kernel.Refusal: slot: slot.full, slot.past', REFUSED, slot.full",
        "'x.Y: z\nCaused by: id.paspor.kernel.Refusal: hold.none', REFUSED, hold.none",
        "'', UNKNOWN,",
        ", UNKNOWN,"
    })
    void theInnermostCauseThatSaysSomethingCounts(String trace, Kind kind, String refusal) {
        assertThat(Fault.of(trace)).isEqualTo(new Fault(kind, refusal));
    }
}
