package id.paspor.casefile;

import id.paspor.kernel.Refusal;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient jdbc;
    private final Set<String> notCounted;

    ApplicationsUnderWay(JdbcClient jdbc, @Value("${paspor.applications.not-counted:}") Set<String> notCounted) {
        this.jdbc = jdbc;
        this.notCounted = notCounted;
    }

    /** How many more an account may send. */
    @Transactional(readOnly = true)
    public int placesLeft(String account) {
        return MOST
                - jdbc.sql("select count(*) from case_file where submitted_by = ? and closed_at is null"
                                + " and place_in_account is not null")
                        .param(account)
                        .query(Integer.class)
                        .single();
    }

    /**
     * Gives an application a place, in the transaction of its registration.
     *
     * @throws Refusal when the account has {@value #MOST} under way
     */
    void take(String account, String registrationNumber) {
        if (notCounted.contains(account)) {
            return;
        }
        try {
            int placed = jdbc.sql("""
                            update case_file set place_in_account = (
                                select min(place) from generate_series(1, ?) place
                                where not exists (select from case_file other where other.submitted_by = ?
                                    and other.closed_at is null and other.place_in_account = place))
                            where registration_number = ? returning place_in_account""")
                    .params(MOST, account, registrationNumber)
                    .query((row, number) -> row.getInt(1))
                    .single();
            if (placed == 0) {
                throw Refusal.conflict("application.too-many", MOST);
            }
        } catch (DuplicateKeyException raced) {
            throw Refusal.conflict("task.raced");
        }
    }
}
