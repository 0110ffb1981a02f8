package id.paspor.supervision.work;

import java.time.LocalDate;

/**
 * Days on which an officer is away from an office.
 *
 * @param substitute who gets the tasks of the desks that both belong to, or {@code null}
 * @param from the first day, at the office
 * @param until the last one
 */
public record Absence(long id, String officer, String substitute, LocalDate from, LocalDate until) {}
