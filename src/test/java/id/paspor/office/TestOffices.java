package id.paspor.office;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Three offices in Indonesia's three time zones, and the closed days around New Year 2027. */
final class TestOffices {

    private TestOffices() {}

    static OfficeProperties properties() {
        return new OfficeProperties(
                Map.of(
                        "JKS", office("Asia/Jakarta"),
                        "DPS", office("Asia/Makassar"),
                        "DJJ", office("Asia/Jayapura")),
                new OfficeProperties.Calendar(
                        List.of(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1)),
                        List.of(LocalDate.of(2026, 12, 24))),
                new OfficeProperties.Deadlines(Period.ofDays(30), Period.ofDays(7), Period.ofDays(30), 1, 2, 5));
    }

    /** The office of Jayapura was closed on Wednesday, 30 December 2026. */
    static ClosedDays closedDays() {
        return new ClosedDays(null, null) {
            @Override
            boolean contains(String office, LocalDate day) {
                return office.equals("DJJ") && day.equals(LocalDate.of(2026, 12, 30));
            }
        };
    }

    private static OfficeProperties.OfficeSettings office(String zone) {
        return new OfficeProperties.OfficeSettings(
                "Kantor",
                "Jalan",
                ZoneId.of(zone),
                LocalTime.of(8, 0),
                LocalTime.of(15, 0),
                10,
                Set.of(Product.ELECTRONIC_5Y),
                new Turnaround(5, 7),
                null);
    }
}
