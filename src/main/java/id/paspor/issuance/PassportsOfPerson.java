package id.paspor.issuance;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.PersonalData;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every passport that was made out, and to whom it was handed. Watch lists are not about the applicant's own data. */
@Component
class PassportsOfPerson implements PersonalData {

    private final JdbcClient jdbc;
    private final CaseFiles cases;

    PassportsOfPerson(JdbcClient jdbc, CaseFiles cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    private record MadeOut(
            String number,
            String name,
            String endorsement,
            LocalDate issuedOn,
            LocalDate expiresOn,
            String mrz,
            Instant voidedAt,
            Instant readyAt,
            Instant collectBy,
            String collectedBy,
            String relation,
            String collectorName,
            String collectorIdNumber,
            Instant handedOverAt) {}

    @Override
    public void copy(String account, Copy to) throws IOException {
        for (CaseFile file : cases.submittedBy(account)) {
            to.data(
                    PersonalData.folder(file.registrationNumber()) + "passports",
                    jdbc.sql("""
                            select p.number, p.name, endorsement, issued_on, expires_on, mrz, voided_at, ready_at,
                                collect_by, collected_by, relation, collector_name, collector_id_number, handed_over_at
                            from passport p left join pickup u on u.passport = p.number
                            where p.registration_number = ? order by p.issued_on, p.number""")
                            .param(file.registrationNumber())
                            .query(MadeOut.class)
                            .list());
        }
    }
}
