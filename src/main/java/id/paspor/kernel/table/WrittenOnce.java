package id.paspor.kernel.table;

import org.springframework.data.domain.Persistable;

/** A row that brings its key along and is never saved again, so that nobody asks whether there is one before it is written. */
public interface WrittenOnce<K> extends Persistable<K> {

    @Override
    default boolean isNew() {
        return true;
    }
}
