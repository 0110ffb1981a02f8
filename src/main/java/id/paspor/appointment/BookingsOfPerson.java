package id.paspor.appointment;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.PersonalData;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every interview that was ever booked, kept, missed or given back, what was waited for, and the place in lines that are
 * remembered.
 */
@Component
class BookingsOfPerson implements PersonalData {

    private final JdbcClient jdbc;
    private final CaseFiles cases;

    BookingsOfPerson(JdbcClient jdbc, CaseFiles cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    private record Booking(
            Instant start,
            Instant end,
            String state,
            int reschedules,
            Instant bookedAt,
            Instant attendedAt,
            Instant releasedAt) {}

    private record Wished(LocalDate before, Instant askedAt, Instant endedAt, String outcome) {}

    private record InLine(String office, Instant opensAt, Instant joinedAt, Integer position) {}

    @Override
    public void copy(String account, Copy to) throws IOException {
        for (CaseFile file : cases.submittedBy(account)) {
            to.data(
                    PersonalData.folder(file.registrationNumber()) + "appointments",
                    jdbc.sql("""
                            select s.starts_at as start, s.ends_at as end, b.state, b.reschedules, b.booked_at,
                                b.attended_at, b.released_at
                            from booking b join interview_slot s on s.id = b.slot
                            where b.registration_number = ? order by b.id""")
                            .param(file.registrationNumber())
                            .query(Booking.class)
                            .list());
            to.data(
                    PersonalData.folder(file.registrationNumber()) + "waitlist",
                    jdbc.sql("select before, asked_at, ended_at, outcome from waitlist_entry"
                                    + " where registration_number = ? order by id")
                            .param(file.registrationNumber())
                            .query(Wished.class)
                            .list());
        }
        to.data(
                "waiting-rooms",
                jdbc.sql("select office, opens_at, joined_at, position from waiting_ticket where account = ?"
                                + " order by opens_at")
                        .param(account)
                        .query(InLine.class)
                        .list());
    }
}
