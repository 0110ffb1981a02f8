package id.paspor.screening;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface WatchListVersionRepository extends Repository<WatchListVersionEntity, WatchListVersionEntity.Key> {

    /** Has one import wait for the other; whoever reads is not held up. */
    @Modifying
    @NativeQuery("lock table watch_list_version in exclusive mode")
    void lock();

    @Modifying
    @NativeQuery("""
            insert into watch_list_version (list, number, imported_at, imported_by, note, entries, file)
            values (:list, :number, :now, :officer, :note, :entries, :file)""")
    void add(String list, int number, Instant now, String officer, String note, int entries, byte[] file);

    /** The newest versions of a list, without their files. */
    @Query("""
            select new id.paspor.screening.WatchListVersion(v.number, v.importedAt, v.importedBy, v.note, v.size,
                case when v.file is null then false else true end)
            from WatchListVersionEntity v where v.watchList = :list order by v.number desc""")
    List<WatchListVersion> newest(WatchList list, Limit most);

    Optional<WatchListVersionEntity> findByWatchListAndNumberAndFileIsNotNull(WatchList list, int number);

    boolean existsByWatchListAndNumberAndFile(WatchList list, int number, byte[] file);

    /** Erases the files of versions that were replaced before a moment. */
    @Modifying
    @NativeQuery("""
            update watch_list_version replaced set file = null
            where file is not null and exists (
                select from watch_list_version next
                where next.list = replaced.list and next.number = replaced.number + 1 and next.imported_at < :before)""")
    int eraseFiles(Instant before);

    @NativeQuery("""
            select count(*) from watch_list_version replaced
            where file is not null and exists (
                select from watch_list_version next
                where next.list = replaced.list and next.number = replaced.number + 1 and next.imported_at < :before)""")
    long countFiles(Instant before);
}
