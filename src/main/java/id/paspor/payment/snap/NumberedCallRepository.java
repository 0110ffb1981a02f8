package id.paspor.payment.snap;

import java.time.LocalDate;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface NumberedCallRepository extends Repository<NumberedCall, NumberedCall.Number> {

    /** Takes a number of the day for a call, unless it is taken. */
    @Modifying
    @Transactional
    @Query(
            nativeQuery = true,
            value = "insert into bank_external_id (bank, day, external_id, call)"
                    + " values (:bank, :day, :externalId, :call) on conflict do nothing")
    int take(String bank, LocalDate day, String externalId, String call);

    @Query("select c.call from NumberedCall c where c.number = :number")
    String callOf(NumberedCall.Number number);

    @Modifying
    @Transactional
    @Query("delete from NumberedCall c where c.number.day < :day")
    void forgetBefore(LocalDate day);
}
