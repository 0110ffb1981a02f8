package id.paspor.booklet;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DisposalRepository extends Repository<DisposalEntity, Long> {

    DisposalEntity save(DisposalEntity disposal);

    void flush();

    boolean existsByBookletAndState(String booklet, DisposalEntity.State state);

    /** For one decision about a proposal at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<DisposalEntity> findByIdAndState(long id, DisposalEntity.State state);

    /** The proposals of an office with a state, the oldest first. */
    @Query("select new id.paspor.booklet.Disposal(d.id, d.booklet, b.product, d.becomes, d.reason, d.proposedBy,"
            + " d.proposedAt) from DisposalEntity d join Booklet b on b.number = d.booklet"
            + " where b.office = :office and d.state = :state order by d.id")
    List<Disposal> of(String office, DisposalEntity.State state, Limit most);
}
