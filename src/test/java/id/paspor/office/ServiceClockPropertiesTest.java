package id.paspor.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What holds of the clock of every office, whatever its days are like. */
class ServiceClockPropertiesTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);
    private static final int DAYS = 60;
    private static final ZoneId JAYAPURA = ZoneId.of("Asia/Jayapura");

    /** An office of which each day may be closed, whole, short or have a break. */
    record Days(List<Integer> kinds) {

        List<Hours> hours(LocalDate day) {
            long nth = ChronoUnit.DAYS.between(FIRST, day);
            boolean known = nth >= 0 && nth < DAYS;
            return switch (known ? kinds.get((int) nth) : day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1) {
                case 0 -> List.of();
                case 1 -> List.of(new Hours(LocalTime.of(8, 0), LocalTime.of(15, 0)));
                case 2 -> List.of(new Hours(LocalTime.of(8, 0), LocalTime.of(11, 17)));
                default ->
                    List.of(
                            new Hours(LocalTime.of(8, 0), LocalTime.of(11, 30)),
                            new Hours(LocalTime.of(13, 0), LocalTime.of(16, 1)));
            };
        }

        ServiceClock clock() {
            return new ServiceClock(JAYAPURA, this::hours);
        }

        boolean isOpen(Instant moment) {
            LocalTime time = LocalTime.ofInstant(moment, JAYAPURA);
            return hours(LocalDate.ofInstant(moment, JAYAPURA)).stream()
                    .anyMatch(part -> !time.isBefore(part.from()) && time.isBefore(part.to()));
        }
    }

    @Property(seed = "1601")
    void itNeverRunsBackwards(
            @ForAll("days") Days days, @ForAll("moments") Instant one, @ForAll("moments") Instant other) {
        Instant earlier = one.isBefore(other) ? one : other;
        Instant later = one.isBefore(other) ? other : one;

        assertThat(days.clock().between(earlier, later)).isNotNegative();
        assertThat(days.clock().between(later, earlier)).isEqualTo(-days.clock().between(earlier, later));
    }

    @Property(seed = "1602")
    void itIsAdditive(
            @ForAll("days") Days days,
            @ForAll("moments") Instant one,
            @ForAll("moments") Instant two,
            @ForAll("moments") Instant three) {
        ServiceClock clock = days.clock();

        assertThat(clock.between(one, two) + clock.between(two, three)).isEqualTo(clock.between(one, three));
    }

    @Property(seed = "1603")
    void aMinuteCountsExactlyIfTheOfficeIsOpen(@ForAll("days") Days days, @ForAll("moments") Instant moment) {
        Instant minute = moment.truncatedTo(ChronoUnit.MINUTES);

        assertThat(days.clock().between(minute, minute.plus(1, ChronoUnit.MINUTES)) > 0)
                .isEqualTo(days.isOpen(minute));
    }

    @Property(seed = "1604")
    void whatHasPassedAfterAnAmountIsThatAmountAndNotAMomentEarlier(
            @ForAll("days") Days days,
            @ForAll("moments") Instant from,
            @ForAll @LongRange(min = 1, max = 20 * ServiceClock.DAY) long amount) {
        ServiceClock clock = days.clock();

        Instant then = clock.after(from, amount);

        assertThat(clock.between(from, then)).isGreaterThanOrEqualTo(amount);
        assertThat(clock.between(from, then.minusMillis(1))).isLessThan(amount);
    }

    @Property(seed = "1605")
    void aWorkingDayIsOneHoweverLongItIs(@ForAll("days") Days days, @ForAll("moments") Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, JAYAPURA);
        Instant midnight = day.atStartOfDay(JAYAPURA).toInstant();

        assertThat(days.clock().between(midnight, midnight.plus(1, ChronoUnit.DAYS)))
                .isEqualTo(days.hours(day).isEmpty() ? 0 : ServiceClock.DAY);
    }

    @Example
    void aDayThatIsCountedFromItsClosingEndsAsTheNextOneCloses() {
        ServiceClock clock = new Days(List.of()).clock();
        Instant friday = Instant.parse("2026-11-20T02:00:00Z"); // 11:00

        assertThat(clock.after(friday, clock.restOfDay(friday) + ServiceClock.DAY))
                .isEqualTo("2026-11-21T06:00:00Z");
        assertThat(clock.after(friday, 0)).isEqualTo(friday);
    }

    @Provide
    Arbitrary<Days> days() {
        return Arbitraries.integers().between(0, 3).list().ofSize(DAYS).map(Days::new);
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, DAYS - 1),
                        Arbitraries.integers().between(0, 24 * 60 * 60 - 1))
                .as((day, second) -> FIRST.plusDays(day)
                        .atStartOfDay(JAYAPURA)
                        .plusSeconds(second)
                        .toInstant());
    }
}
