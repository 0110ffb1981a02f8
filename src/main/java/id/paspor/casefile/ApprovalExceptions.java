package id.paspor.casefile;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What officers approved by way of exception, for their supervisors. */
@Service
public class ApprovalExceptions {

    /** How many are listed at once. */
    public static final int MOST = 200;

    private final StatusChangeRepository changes;

    ApprovalExceptions(StatusChangeRepository changes) {
        this.changes = changes;
    }

    /**
     * An interview that was approved without something that an approval rests on.
     *
     * @param what is lacking
     * @param officer the account that approved
     * @param reason the officer's words
     */
    public record ApprovalException(
            String registrationNumber, String applicantName, Status what, Instant at, String officer, String reason) {}

    /** Those of an office, the newest {@value #MOST}, newest first. */
    @Transactional(readOnly = true)
    public List<ApprovalException> latest(String office) {
        return changes.latestExceptions(office, MOST).stream()
                .map(row -> new ApprovalException(
                        row.getRegistrationNumber(),
                        row.getApplicantName(),
                        row.getStatus(),
                        row.getHappenedAt(),
                        row.getActor(),
                        row.getReason()))
                .toList();
    }
}
