package id.paspor.audit;

import java.util.List;

/** Whoever keeps books that are sealed. */
public interface BookKeeper {

    /** The books; their order and their facts are part of what is signed, and stay. */
    List<Book> books();
}
