package id.paspor.payment.snap;

import id.paspor.payment.account.VirtualAccountNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface AnsweredPaymentRepository extends Repository<AnsweredPayment, AnsweredPayment.Number> {

    Optional<AnsweredPayment> findByNumber(AnsweredPayment.Number number);

    /**
     * Keeps the first answer about a payment and records the call that it was given to; nothing where there is an answer already.
     *
     * @param request what was called, without names
     * @param recorded the answer without names
     * @return how many calls it recorded
     */
    @Modifying
    @NativeQuery("""
            with kept as (
                insert into bank_payment (bank, payment_request_id, virtual_account_number, amount, answer, received_at)
                values (:bank, :payment, :account, :amount, cast(:answer as json), :now) on conflict do nothing returning 1)
            insert into bank_call (bank, service, external_id, received_at, request, code, answer)
            select :bank, :service, :externalId, :now, :request, :code, cast(:recorded as jsonb) from kept""")
    int keepFirst(
            String bank,
            String payment,
            VirtualAccountNumber account,
            long amount,
            String answer,
            String service,
            String externalId,
            String request,
            String code,
            String recorded,
            Instant now);

    /** Takes the applicant's name out of what banks were answered about payments to an account. */
    @Modifying
    @NativeQuery("""
            update bank_payment set answer = cast(jsonb_set(cast(answer as jsonb), '{virtualAccountData,virtualAccountName}',
                '"***"', false) as json)
            where virtual_account_number in (:accounts)""")
    void eraseNames(Collection<VirtualAccountNumber> accounts);
}
