package id.paspor.identity;

import id.paspor.kernel.Refusal;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A password is not looked at, because it was guessed too often. */
public class TooManyAttempts extends AuthenticationException {

    private final transient Refusal refusal;

    public TooManyAttempts(Duration wait) {
        super("tried too often");
        this.refusal = Refusal.tooOften(wait);
    }

    /** What the person is told. */
    public Refusal refusal() {
        return refusal;
    }
}
