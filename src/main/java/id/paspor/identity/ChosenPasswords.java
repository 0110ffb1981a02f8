package id.paspor.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which passwords their owners chose. One that an administrator made up is known to two, so it is good for one sign-in, at
 * which another is chosen.
 */
@Component
class ChosenPasswords {

    private final JdbcClient jdbc;

    ChosenPasswords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the present password of an account, by its mark, is one that its owner chose. */
    boolean isChosen(String account, String mark) {
        return jdbc.sql("select count(*) from chosen_password where account = ? and mark = ?")
                        .params(account, mark)
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** Notes that the owner chose the password with this mark. */
    void note(String account, String mark) {
        jdbc.sql("""
                insert into chosen_password (account, mark) values (?, ?)
                on conflict (account) do update set mark = excluded.mark""").params(account, mark).update();
    }
}
