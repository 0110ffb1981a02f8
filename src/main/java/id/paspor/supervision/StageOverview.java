package id.paspor.supervision;

import id.paspor.casefile.Stage;
import java.time.Instant;

/**
 * What waits at one stage of an office.
 *
 * @param waiting how many cases
 * @param late how many of them are late
 * @param due how many more will be before the office's day is over
 * @param oldest when the oldest open task was opened, or {@code null} where nobody has to do anything
 */
record StageOverview(String office, Stage stage, long waiting, long late, long due, Instant oldest) {}
