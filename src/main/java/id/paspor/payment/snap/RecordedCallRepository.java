package id.paspor.payment.snap;

import java.time.Instant;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface RecordedCallRepository extends Repository<RecordedCall, Long> {

    RecordedCall save(RecordedCall call);

    /** How many calls from before a moment name none of these cases. */
    @NativeQuery("""
            select count(*) from bank_call
            where received_at < :before and not exists (
                select from unnest(cast(:held as text[])) number where position(number in concat(request, answer)) > 0)""")
    long countBefore(Instant before, String[] held);

    @NativeQuery("select erase_bank_calls(:before, cast(:held as text[]), :most)")
    int erase(Instant before, String[] held, int most);
}
