package id.paspor.payment.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.kernel.Refusal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day, a month or a year may be asked for, and nothing that would read a table from end to end. */
class DaysTest {

    @ParameterizedTest
    @CsvSource({
        "2026-09-11, 2026-09-10",
        "2025-01-01, 2026-01-03",
        "-0001-01-01, -0001-01-02",
        "2026-01-01, +999999999-12-31"
    })
    void tooManyDaysAndNoneAreRefused(LocalDate first, LocalDate last) {
        assertThatThrownBy(() -> Days.of(first, last)).isInstanceOf(Refusal.class);
    }

    @Test
    void aYearAndADayAreNotTooMany() {
        LocalDate first = LocalDate.of(2025, 1, 1);

        assertThat(Days.of(first, first).last()).isEqualTo(first);
        assertThat(Days.of(first, first.plusDays(366)).first()).isEqualTo(first);
    }
}
