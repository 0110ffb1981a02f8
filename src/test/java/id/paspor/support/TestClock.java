package id.paspor.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The clock bean of tests: it stands still until it is moved, and the engine's clock goes with it. */
public class TestClock extends Clock {

    private volatile Instant now;

    public TestClock(Instant start) {
        setTo(start);
    }

    /** Moves to a moment. */
    public void setTo(Instant moment) {
        now = moment;
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    /** Moves on. */
    public void advance(Duration duration) {
        setTo(now.plus(duration));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
