package id.paspor.engine.rest;

import id.paspor.kernel.limit.RateLimit;
import id.paspor.kernel.limit.RateLimits;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How much of the engine one account may ask for. */
@Component
class EngineCalls {

    private final RateLimit perAccount;
    private final int mostRows;

    EngineCalls(RateLimits limits, @Value("${paspor.engine-rows-at-most}") int mostRows) {
        this.perAccount = limits.named("engine-calls-per-account");
        this.mostRows = mostRows;
    }

    /**
     * Counts a call of an account.
     *
     * @throws id.paspor.kernel.Refusal when it has made too many
     */
    void count(String account) {
        perAccount.require(account);
    }

    /** The longest list that is given at a time. */
    int mostRows() {
        return mostRows;
    }
}
