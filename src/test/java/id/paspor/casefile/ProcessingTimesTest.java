package id.paspor.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every test begins on Monday, 7 September 2026. */
@ProcessTest
class ProcessingTimesTest {

    @Autowired
    ProcessingTimes times;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theMedianIsInWorkingDaysOfTheOffice() {
        for (int passport = 0; passport < 5; passport++) {
            took("2026-08-19 10:00", "2026-08-21 15:00"); // Wednesday to Friday: 2
        }
        for (int passport = 0; passport < 6; passport++) {
            took("2026-08-21 23:30", "2026-08-28 00:30"); // over a weekend and the holiday of the 25th: 4
        }
        took("2026-08-03 10:00", "2026-09-04 10:00");

        assertThat(times.measure()).isEqualTo(Map.of("DPS", 4));
    }

    @Test
    void fewerThanTenPassportsSayNothing() {
        for (int passport = 0; passport < 9; passport++) {
            took("2026-08-19 10:00", "2026-08-21 15:00");
        }

        assertThat(times.measure()).isEmpty();
    }

    @Test
    void whatBecameReadyMoreThanSixtyDaysAgoIsForgotten() {
        for (int passport = 0; passport < 10; passport++) {
            took("2026-07-01 10:00", "2026-07-08 10:00");
        }

        assertThat(times.measure()).isEmpty();
    }

    private void took(String paid, String ready) {
        String number = RegistrationNumber.next().digits();
        jdbc.sql("""
                insert into case_file (registration_number, application, status, submitted_at, submitted_by, closed_at, version)
                values (?, '{"office": "DPS", "nik": "5171012204860001"}', 'READY_FOR_PICKUP', now(), 'applicant', now(), 0)""").param(number).update();
        List.of(Map.entry("PAID", paid), Map.entry("READY_FOR_PICKUP", ready))
                .forEach(step -> jdbc.sql("""
                        insert into status_change (registration_number, status, happened_at, actor)
                        values (?, ?, ?, 'system')""")
                        .params(number, step.getKey(), Timestamp.from(ImmigrationOffice.instant(step.getValue())))
                        .update());
    }
}
