package id.paspor.issuance;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Looks an applicant up in the prevention orders in force. A hit is a question for a human, never a decision. */
@Service
public class Screening {

    private final JdbcClient jdbc;
    private final CaseFiles cases;

    Screening(JdbcClient jdbc, CaseFiles cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    /**
     * A prevention order that may concern the applicant.
     *
     * @param until its last day; orders lapse by law
     */
    public record Hit(String nik, String fullName, LocalDate dateOfBirth, String authority, LocalDate until) {}

    /** The orders in force today with this NIK or this name, upper and lower case alike. */
    public List<Hit> hits(String registrationNumber) {
        CaseFile file = cases.get(registrationNumber);
        return jdbc.sql("""
                select nik, full_name, date_of_birth, authority, until from prevention_order
                where ? between since and until and (nik = ? or upper(full_name) = upper(?)) order by id""")
                .params(
                        cases.todayAt(file),
                        file.application().nik(),
                        file.application().fullName())
                .query(Hit.class)
                .list();
    }
}
