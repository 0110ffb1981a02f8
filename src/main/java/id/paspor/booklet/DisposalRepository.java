package id.paspor.booklet;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DisposalRepository extends Repository<Disposal, Long> {

    /** Proposals with the booklets that they are about, to be narrowed down and brought together. */
    String PROPOSALS = "select new id.paspor.booklet.Proposal(d.proposal, b.office, d.becomes, d.reason, d.proposedBy,"
            + " d.proposedAt, listagg(b.number, ', ') within group (order by b.number))"
            + " from Disposal d join d.booklet b ";

    String TOGETHER = " group by d.proposal, b.office, d.becomes, d.reason, d.proposedBy, d.proposedAt";

    Disposal save(Disposal disposal);

    void flush();

    @NativeQuery("select nextval('booklet_proposal')")
    long nextProposal();

    boolean existsByBookletAndState(Booklet booklet, Disposal.State state);

    /** What is proposed under a number, for one decision about it at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select d from Disposal d join fetch d.booklet where d.proposal = :proposal and d.state = :state order by d.id")
    List<Disposal> lock(long proposal, Disposal.State state);

    /** All that has a state, held until the end of the transaction. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Disposal d join fetch d.booklet where d.state = :state order by d.id")
    List<Disposal> lockAll(Disposal.State state);

    @Query(PROPOSALS + "where d.proposal = :number" + TOGETHER)
    Optional<Proposal> proposal(long number);

    /** The proposals of an office with a state, the oldest first. */
    @Query(PROPOSALS + "where b.office = :office and d.state = :state" + TOGETHER + " order by d.proposal")
    List<Proposal> of(String office, Disposal.State state, Limit most);

    /** Erases what officers wrote about booklets. */
    @Modifying
    @NativeQuery("update booklet_disposal set reason = '-' where booklet in (:numbers)")
    void eraseTexts(Collection<String> numbers);
}
