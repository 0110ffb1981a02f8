package id.paspor.office;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * A day of an office.
 *
 * @param office its code
 * @param day in the office's zone
 */
@Embeddable
public record OfficeDay(String office, LocalDate day) implements Serializable {}
