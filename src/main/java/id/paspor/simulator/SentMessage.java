package id.paspor.simulator;

import java.time.Instant;

/**
 * A message that the simulated provider was given.
 *
 * @param takenAt when it came first
 * @param times how often it came; it was sent once
 * @param report what became of it, as was reported last, or {@code null}
 */
record SentMessage(String id, String channel, String to, String text, Instant takenAt, int times, String report) {

    SentMessage cameAgain() {
        return new SentMessage(id, channel, to, text, takenAt, times + 1, report);
    }

    SentMessage reported(String status) {
        return new SentMessage(id, channel, to, text, takenAt, times, status);
    }
}
