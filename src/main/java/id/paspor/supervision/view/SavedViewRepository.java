package id.paspor.supervision.view;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SavedViewRepository extends Repository<SavedViewEntity, Long> {

    List<SavedViewEntity> findByOfficerOrderByName(String officer);

    /** Saves a view, or replaces what has its name, unless the officer has as many as there may be. */
    @Modifying
    @NativeQuery("""
            insert into saved_view (officer, name, filters, saved_at)
            select :officer, :name, :filters, :now
            where (select count(*) from saved_view where officer = :officer and name <> :name) < :most
            on conflict (officer, name) do update set filters = excluded.filters, saved_at = excluded.saved_at""")
    int save(String officer, String name, String filters, Instant now, int most);

    @Modifying
    @Query("delete from SavedViewEntity v where v.id = :id and v.officer = :officer")
    int delete(long id, String officer);
}
