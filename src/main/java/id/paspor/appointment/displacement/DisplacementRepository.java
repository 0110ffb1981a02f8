package id.paspor.appointment.displacement;

import id.paspor.kernel.RegistrationNumber;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All SQL of the bookings that are yet to be freed. */
interface DisplacementRepository extends Repository<Displacement, Displacement.Key> {

    /** Notes bookings, by slot and case; those that are noted already stay as they are. */
    @Modifying
    @NativeQuery("""
            insert into displacement (slot, registration_number, reason)
            select slot, registration_number, :reason
            from unnest(cast(:slots as text[]), cast(:registrationNumbers as text[])) as b (slot, registration_number)
            on conflict do nothing""")
    void insert(String[] slots, String[] registrationNumbers, String reason);

    /** The next one that no other node is about to free. */
    @NativeQuery("select * from displacement order by slot, registration_number limit 1 for update skip locked")
    Optional<Displacement> next();

    @Modifying
    @Query("delete from Displacement d where d.slot = :slot and d.registrationNumber = :registrationNumber")
    void delete(String slot, RegistrationNumber registrationNumber);
}
