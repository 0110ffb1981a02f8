package id.paspor.document;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.PersonalData;
import java.io.IOException;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The documents that were asked for, and whose originals were seen when. */
@Component
class DocumentsOfPerson implements PersonalData {

    private final JdbcClient jdbc;
    private final CaseFiles cases;

    DocumentsOfPerson(JdbcClient jdbc, CaseFiles cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    private record Required(String document, Instant originalSeenAt) {}

    @Override
    public void copy(String account, Copy to) throws IOException {
        for (CaseFile file : cases.submittedBy(account)) {
            to.data(
                    PersonalData.folder(file.registrationNumber()) + "documents",
                    jdbc.sql("""
                            select code as document, original_seen_at from required_document
                            where registration_number = ? order by id""")
                            .param(file.registrationNumber())
                            .query(Required.class)
                            .list());
        }
    }
}
