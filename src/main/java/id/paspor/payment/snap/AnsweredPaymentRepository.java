package id.paspor.payment.snap;

import id.paspor.payment.BankPayment;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AnsweredPaymentRepository extends Repository<AnsweredPayment, AnsweredPayment.Number> {

    Optional<AnsweredPayment> findByNumber(AnsweredPayment.Number number);

    /** Keeps an answer, unless there is one already. */
    @Modifying
    @Query(nativeQuery = true, value = """
            insert into bank_payment (bank, payment_request_id, virtual_account_number, amount, answer, received_at)
            values (:#{#report.bank}, :#{#report.id}, :#{#report.virtualAccountNumber}, :#{#report.amount},
                cast(:answer as json), :now) on conflict do nothing""")
    int keep(BankPayment report, String answer, Instant now);

    /** Takes the applicant's name out of what banks were answered about payments to an account. */
    @Modifying
    @Query(nativeQuery = true, value = """
            update bank_payment set answer = cast(jsonb_set(cast(answer as jsonb), '{virtualAccountData,virtualAccountName}',
                '"***"', false) as json)
            where virtual_account_number in (:accounts)""")
    void eraseNames(Collection<String> accounts);
}
