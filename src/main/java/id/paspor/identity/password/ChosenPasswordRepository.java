package id.paspor.identity.password;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which passwords their owners chose. One that an administrator made up is known to two, so it is good for one sign-in, at
 * which another is chosen.
 */
public interface ChosenPasswordRepository extends Repository<ChosenPassword, String> {

    /** Notes that the owner chose the password with this mark. */
    @Modifying
    @Transactional
    @NativeQuery("""
            insert into chosen_password (account, mark) values (:account, :mark)
            on conflict (account) do update set mark = excluded.mark""")
    void note(String account, String mark);
}
