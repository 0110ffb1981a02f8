package id.paspor.payment.snap;

import org.springframework.data.repository.Repository;

interface RecordedCallRepository extends Repository<RecordedCall, Long> {

    RecordedCall save(RecordedCall call);
}
