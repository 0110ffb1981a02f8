package id.paspor.issuance;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Nik;
import id.paspor.kernel.PersonalData;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Every passport that was made out, and to whom it was handed. Watch lists are not about the applicant's own data. */
@Component
class PassportsOfPerson implements PersonalData {

    private final PassportRepository passports;
    private final CaseFiles cases;

    PassportsOfPerson(PassportRepository passports, CaseFiles cases) {
        this.passports = passports;
        this.cases = cases;
    }

    record MadeOut(
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
            Nik collectorIdNumber,
            Instant handedOverAt) {}

    @Override
    public void copy(String account, Copy to) throws IOException {
        for (CaseFile file : cases.submittedBy(account)) {
            to.data(
                    PersonalData.folder(file.registrationNumber()) + "passports",
                    passports.madeOut(file.registrationNumber()));
        }
    }
}
