package id.paspor.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    private final WorkingCalendar calendar = TestOffices.calendar();

    @ParameterizedTest
    @CsvSource({
        "2026-12-23, true", // Wednesday
        "2026-12-24, false", // joint leave
        "2026-12-25, false", // Christmas
        "2026-12-26, false", // Saturday
        "2026-12-27, false", // Sunday
        "2026-12-28, true", // Monday
        "2026-12-31, true" // a half day
    })
    void officesAreClosedOnWeekendsHolidaysAndJointLeave(LocalDate day, boolean open) {
        assertThat(calendar.isOpen("JKS", day)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-28, 08:00-12:00 13:00-15:00", // Monday
        "2026-12-29, 08:00-15:00", // no break
        "2026-12-18, 08:00-11:30 13:00-15:00", // Friday noon
        "2026-12-31, 08:00-12:00", // a half day
        "2026-12-25, ''",
        "2026-12-26, ''"
    })
    void breaksHalfDaysAndHolidaysAreNoWorkingTime(LocalDate day, String hours) {
        Office office = new Offices(TestOffices.properties(), null).get("JKS");

        assertThat(calendar.hours(office, day))
                .extracting(part -> part.from() + "-" + part.to())
                .containsExactly(hours.isEmpty() ? new String[0] : hours.split(" "));
    }

    @Test
    void theNextOpenDayMayBeTheDayItself() {
        assertThat(calendar.openOnOrAfter("JKS", LocalDate.of(2026, 12, 23))).isEqualTo(LocalDate.of(2026, 12, 23));
        assertThat(calendar.openOnOrAfter("JKS", LocalDate.of(2026, 12, 24))).isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(calendar.openOnOrAfter("JKS", LocalDate.of(2026, 12, 26))).isEqualTo(LocalDate.of(2026, 12, 28));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-23, 0, 2026-12-23",
        "2026-12-23, 1, 2026-12-28",
        "2026-12-23, 5, 2027-01-04", // over New Year
        "2026-12-26, 0, 2026-12-28",
        "2026-12-26, 1, 2026-12-29" // counted from the first open day
    })
    void workingDaysPassOverClosedOnes(LocalDate day, int workingDays, LocalDate then) {
        assertThat(calendar.plusWorkingDays("JKS", day, workingDays)).isEqualTo(then);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-23, 2026-12-23, 0",
        "2026-12-23, 2026-12-28, 1",
        "2026-12-26, 2026-12-27, 0",
        "2026-12-28, 2026-12-23, 0",
        "2026-11-16, 2026-11-23, 5"
    })
    void workingDaysAreCountedWithoutTheFirstAndWithTheLast(LocalDate first, LocalDate last, int days) {
        assertThat(calendar.workingDaysBetween("JKS", first, last)).isEqualTo(days);
    }

    @Test
    void aDayOnWhichOneOfficeWasClosedLaterDoesNotCountThereAndCountsElsewhere() {
        LocalDate closed = LocalDate.of(2026, 12, 30);

        assertThat(calendar.isOpen("DJJ", closed)).isFalse();
        assertThat(calendar.isOpen("JKS", closed)).isTrue();
        assertThat(calendar.openOnOrAfter("DJJ", closed)).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(calendar.plusWorkingDays("DJJ", LocalDate.of(2026, 12, 29), 1))
                .isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(calendar.workingDaysBetween("DJJ", LocalDate.of(2026, 12, 28), LocalDate.of(2026, 12, 31)))
                .isEqualTo(2);
    }
}
