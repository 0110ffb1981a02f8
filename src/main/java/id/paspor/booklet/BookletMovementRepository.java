package id.paspor.booklet;

import id.paspor.kernel.RegistrationNumber;
import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BookletMovementRepository extends Repository<BookletMovementEntity, Long> {

    /** The movements of an office's booklets from one moment on and before another, in their order. */
    @Query("select new id.paspor.booklet.BookletMovement(m.booklet, m.product, m.fromState, m.toState, m.movedAt,"
            + " m.movedBy, m.registrationNumber, m.reason) from BookletMovementEntity m"
            + " where m.office = :office and m.movedAt >= :from and m.movedAt < :before order by m.movedAt, m.id")
    List<BookletMovement> between(String office, Instant from, Instant before);

    /** How blank booklets became more and fewer from one moment on and before another, by product. */
    @NativeQuery("""
            select product,
                count(*) filter (where moved_at < :from and to_state = 'BLANK')
                    - count(*) filter (where moved_at < :from and from_state = 'BLANK') as before,
                count(*) filter (where moved_at >= :from and to_state = 'BLANK') as received,
                count(*) filter (where moved_at >= :from and from_state = 'BLANK' and to_state = 'ALLOCATED') as used,
                count(*) filter (where moved_at >= :from and from_state = 'BLANK' and to_state <> 'ALLOCATED') as written,
                count(*) filter (where moved_at >= :from and from_state <> 'BLANK' and to_state = 'SPOILED') as spoiled
            from booklet_movement where office = :office and moved_at < :before
            group by product order by product""")
    List<BookletStock.Balance> balances(String office, Instant from, Instant before);

    /** Erases what officers wrote about the booklets of a case that has ended; the movements stay. */
    @NativeQuery("select 1 from (select erase_movement_texts(:registrationNumber, :now)) erased")
    int eraseTexts(RegistrationNumber registrationNumber, Instant now);

    @Query("select distinct m.booklet from BookletMovementEntity m where m.registrationNumber = :registrationNumber")
    List<String> bookletsOf(RegistrationNumber registrationNumber);
}
