package id.paspor.payment.snap;

import java.time.LocalDate;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface NumberedCallRepository extends Repository<NumberedCall, NumberedCall.Number> {

    /** Takes a number of the day for a call, unless it is taken. */
    @Modifying
    @Transactional
    @NativeQuery("insert into bank_external_id (bank, day, external_id, call)"
            + " values (:bank, :day, :externalId, :call) on conflict do nothing")
    int take(String bank, LocalDate day, String externalId, String call);

    /** Whether a number was free, and what the bank was answered before about a payment, or {@code null}. */
    record Taken(boolean free, String account, Long amount, String answer) {}

    /** Takes a number of the day for a call about a payment, unless it is taken, and finds what is known of the payment. */
    @NativeQuery("""
            with taken as (
                insert into bank_external_id (bank, day, external_id, call) values (:bank, :day, :externalId, :call)
                on conflict do nothing returning 1)
            select exists (select from taken) as free, p.virtual_account_number as account, p.amount,
                cast(p.answer as text) as answer
            from (values (1)) one left join bank_payment p on p.bank = :bank and p.payment_request_id = :payment""")
    Taken take(String bank, LocalDate day, String externalId, String call, String payment);

    @Query("select c.call from NumberedCall c where c.number = :number")
    String callOf(NumberedCall.Number number);

    @Modifying
    @Transactional
    @Query("delete from NumberedCall c where c.number.day < :day")
    void forgetBefore(LocalDate day);
}
