package id.paspor.identity;

import id.paspor.identity.password.PasswordMark;
import id.paspor.kernel.Language;
import id.paspor.kernel.written.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads by one statement what a sign-in needs of an account: of the engine's users, groups and offices, and of this module's own
 * tables. The engine would be asked four times, and checks whether the caller may see the account. Has those who change accounts wait
 * for each other, too.
 */
@Repository
class AccountRowRepository {

    private static final String ROWS = """
            select u.id_, u.pwd_, u.salt_,
                array(select m.group_id_ from act_id_membership m where m.user_id_ = u.id_ order by 1),
                array(select distinct t.tenant_id_ from act_id_tenant_member t where t.user_id_ = u.id_
                    or t.group_id_ in (select m.group_id_ from act_id_membership m where m.user_id_ = u.id_) order by 1),
                a.id is not null, a.language, c.account is not null
            from act_id_user u left join account a on a.id = u.id_
            left join chosen_password c on c.account = u.id_ and c.mark = u.salt_
            where u.id_ =\s""";

    private final JdbcClient jdbc;

    AccountRowRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An account.
     *
     * @param password as it is stored
     * @param salt of the password, which is its {@linkplain PasswordMark mark}
     * @param opened whether an applicant opened it
     * @param language in which that applicant reads; {@code null} until one was chosen
     * @param chosen whether its owner chose the password
     */
    record AccountRow(
            String id,
            String password,
            String salt,
            List<String> groups,
            List<String> offices,
            boolean opened,
            Language language,
            boolean chosen) {}

    Optional<AccountRow> byId(String id) {
        return jdbc.sql(ROWS + "?").param(id).query(AccountRowRepository::row).optional();
    }

    /** By its id, or by the e-mail address with which an applicant opened it. */
    Optional<AccountRow> byName(String name) {
        return jdbc.sql(ROWS + "coalesce((select id from account where email = ?), ?)")
                .params(EmailAddress.normalised(name), name)
                .query(AccountRowRepository::row)
                .optional();
    }

    /** Waits until no other transaction changes accounts in its turn; this one then does, to its end. */
    void awaitTurn() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('paspor.accounts', 0))")
                .query()
                .listOfRows();
    }

    private static AccountRow row(ResultSet row, int number) throws SQLException {
        String language = row.getString(7);
        return new AccountRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                List.of((String[]) row.getArray(4).getArray()),
                List.of((String[]) row.getArray(5).getArray()),
                row.getBoolean(6),
                language == null ? null : Language.valueOf(language),
                row.getBoolean(8));
    }
}
