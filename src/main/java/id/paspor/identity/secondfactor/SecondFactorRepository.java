package id.paspor.identity.secondfactor;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SecondFactorRepository extends Repository<SecondFactor, String> {

    Optional<SecondFactor> findById(String account);

    List<SecondFactor> findByAccountIn(Collection<String> accounts);

    /** Makes the row of an account, if there is none. */
    @Modifying
    @NativeQuery("insert into second_factor (account) values (:account) on conflict do nothing")
    void make(String account);

    /** For one proof or change at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select f from SecondFactor f where f.account = :account")
    Optional<SecondFactor> findLocked(String account);
}
