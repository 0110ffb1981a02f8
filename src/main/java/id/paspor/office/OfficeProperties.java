package id.paspor.office;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code paspor}: the offices, their breaks and the deadlines.
 *
 * @param offices by office code
 * @param breaks when offices pause on a weekday, where an office has none of its own
 * @param deadlines how long each step may take
 */
@Validated
@ConfigurationProperties("paspor")
record OfficeProperties(
        @DefaultValue Map<@Pattern(regexp = "[A-Z]{3}") String, @Valid OfficeSettings> offices,
        @DefaultValue Map<DayOfWeek, @Valid Hours> breaks,
        @NotNull @Valid @DefaultValue Deadlines deadlines) {

    /**
     * One office.
     *
     * @param phone as people write it, or {@code null}
     * @param breaks of its own by weekday, or {@code null}
     * @param targets of its own
     */
    record OfficeSettings(
            @NotBlank String name,
            @NotBlank String address,
            @Pattern(regexp = "[-+() 0-9]{5,30}") String phone,
            @NotNull ZoneId zone,
            @NotNull @DefaultValue("08:00") LocalTime opens,
            @NotNull @DefaultValue("15:00") LocalTime closes,
            @Min(1) @Max(1000) @DefaultValue("10") int placesPerHour,
            @NotEmpty Set<Product> products,
            @NotNull @Valid @DefaultValue Turnaround turnaround,
            @Valid Location location,
            Map<DayOfWeek, @Valid Hours> breaks,
            @NotNull @Valid @DefaultValue OwnTargets targets) {}

    /** Working days that an office sets for itself; what is {@code null} is as for all. */
    record OwnTargets(
            @Min(0) @Max(90) Integer dataEntry,
            @Min(0) @Max(90) Integer adjudication,
            @Min(0) @Max(90) Integer printing,
            @Min(1) @Max(90) Integer legal) {}

    /**
     * Calendar periods for applicants, working days for desks.
     *
     * @param slotChoice to choose an interview slot
     * @param correction to make a correction that was asked for
     * @param missingDocuments to bring missing documents
     * @param dataEntry working days for data entry
     * @param beforeInterview working days of the office between booking an interview online and its beginning, so that the data
     *     can be checked before
     * @param adjudication working days for a supervisor to decide on a hit, on a passport found wrong at the counter, or on booklets to be written off
     * @param printing working days to print after payment (warned at 5 of the promised 5 to 7)
     * @param legal working days from the end of the examination until the passport is ready, while the applicant need not
     *     act (Permenkumham 18/2022, article 22)
     */
    record Deadlines(
            @NotNull @DefaultValue("P30D") Period slotChoice,
            @NotNull @DefaultValue("P7D") Period correction,
            @NotNull @DefaultValue("P30D") Period missingDocuments,
            @Min(0) @DefaultValue("1") int dataEntry,
            @Min(0) @Max(20) @DefaultValue("1") int beforeInterview,
            @Min(0) @DefaultValue("2") int adjudication,
            @Min(0) @DefaultValue("5") int printing,
            @Min(1) @DefaultValue("4") int legal) {}
}
