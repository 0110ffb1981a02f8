package id.paspor.document;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The documents that a case needs, and whose originals were seen by whom. */
@Service
public class Documents {

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Clock clock;

    Documents(JdbcClient jdbc, Texts texts, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * One document that a case needs.
     *
     * @param code as in the decision table {@code required-documents}
     * @param originalSeenBy the officer who saw the original, or {@code null}
     */
    public record RequiredDocument(String code, String originalSeenBy) {

        /** Whether an officer has seen the original. */
        public boolean originalSeen() {
            return originalSeenBy != null;
        }
    }

    /** Sets what a case needs; doing it again changes nothing. */
    @Transactional
    public void require(String registrationNumber, Collection<String> codes) {
        codes.forEach(code -> jdbc.sql("""
                insert into required_document (registration_number, code) values (?, ?)
                on conflict do nothing""").params(registrationNumber, code).update());
    }

    /** What a case needs, in the order of the decision table. */
    @Transactional(readOnly = true)
    public List<RequiredDocument> required(String registrationNumber) {
        return jdbc.sql("""
                select code, original_seen_by from required_document
                where registration_number = ? order by id""")
                .param(registrationNumber)
                .query(RequiredDocument.class)
                .list();
    }

    /** Notes that the acting officer saw these originals; codes that the case does not need are passed over. */
    @Transactional
    public void noteOriginalsSeen(String registrationNumber, Collection<String> codes) {
        codes.forEach(code -> jdbc.sql("""
                update required_document set original_seen_at = ?, original_seen_by = ?
                where registration_number = ? and code = ? and original_seen_at is null""")
                .params(Timestamp.from(clock.instant()), Actor.current(), registrationNumber, code)
                .update());
    }

    /** The name of a document in both languages. */
    public String label(RequiredDocument document) {
        return texts.bilingual("document." + document.code());
    }
}
