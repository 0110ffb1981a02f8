package id.paspor.screening;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A version of a list with its file. Never changed once written, but that its file is erased in the end. */
@Entity
@Immutable
@IdClass(WatchListVersionEntity.Key.class)
@Table(name = "watch_list_version")
class WatchListVersionEntity {

    record Key(WatchList watchList, int number) {}

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "list")
    private WatchList watchList;

    @Id
    private int number;

    private Instant importedAt;
    private String importedBy;
    private String note;

    @Column(name = "entries")
    private int size;

    private byte[] file;

    protected WatchListVersionEntity() {}

    byte[] file() {
        return file;
    }
}
