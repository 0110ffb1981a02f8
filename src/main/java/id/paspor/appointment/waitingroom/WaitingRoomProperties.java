package id.paspor.appointment.waitingroom;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code paspor.appointment.waiting-room}.
 *
 * @param lobby how long before a release whoever is there takes part in the draw
 * @param openFor how long after a release there is a line
 * @param admittedPerSecond how many applicants each office lets in per second
 * @param kept how long after a release its line is remembered
 */
@Validated
@ConfigurationProperties("paspor.appointment.waiting-room")
record WaitingRoomProperties(
        @NotNull @DefaultValue("PT15M") Duration lobby,
        @NotNull @DefaultValue("PT2H") Duration openFor,
        @Positive @DefaultValue("20") int admittedPerSecond,
        @NotNull @DefaultValue("P1D") Duration kept) {}
