package id.paspor.appointment.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code paspor.appointment.askers}, of people who look for interview times, for each node.
 *
 * @param atOnce how many are answered at a time; fewer than there are connections, so that those who hold places find some
 * @param waiting how many more may wait at each of three doors, each of whom takes a thread; in all fewer than there are threads
 * @param patience how long they wait at most
 */
@Validated
@ConfigurationProperties("paspor.appointment.askers")
record DoorkeeperProperties(
        @Positive @DefaultValue("3") int atOnce,
        @PositiveOrZero @DefaultValue("48") int waiting,
        @NotNull @DefaultValue("PT2S") Duration patience) {}
