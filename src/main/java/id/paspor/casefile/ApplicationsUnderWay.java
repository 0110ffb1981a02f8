package id.paspor.casefile;

import id.paspor.kernel.Refusal;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many applications an applicant's account has under way, at whichever door they came in: each takes one of a few
 * numbered places, so that those sent at once cannot be more.
 */
@Component
public class ApplicationsUnderWay {

    /** How many an account may have (a family). */
    public static final int MOST = 5;

    private final CaseFileRepository files;
    private final Set<String> notCounted;

    ApplicationsUnderWay(
            CaseFileRepository files, @Value("${paspor.applications.not-counted:}") Set<String> notCounted) {
        this.files = files;
        this.notCounted = notCounted;
    }

    /** How many more an account may send. */
    @Transactional(readOnly = true)
    public int placesLeft(String account) {
        return MOST - files.countBySubmittedByAndClosedAtIsNullAndPlaceInAccountIsNotNull(account);
    }

    /**
     * A place for one more application, which is taken when it is written; {@code null} for an account that is not
     * counted.
     *
     * @throws Refusal when the account has {@value #MOST} under way
     */
    Integer freePlace(String account) {
        if (notCounted.contains(account)) {
            return null;
        }
        return files.freePlace(account, MOST).orElseThrow(() -> Refusal.conflict("application.too-many", MOST));
    }
}
