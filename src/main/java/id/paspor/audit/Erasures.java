package id.paspor.audit;

import java.util.List;
import org.springframework.stereotype.Component;

/** Texts and chains that were erased because the law wants it are books too: that something was erased must not change unseen. */
@Component
class Erasures implements BookKeeper {

    static final String TABLE = "text_erasure";

    /** Of whole chains, up to a row. */
    static final String CHAINS = "chain_erasure";

    private static final String BOOK = "book";
    private static final String ERASED_AT = "erased_at";

    @Override
    public List<Book> books() {
        return List.of(
                new Book(
                        TABLE, BOOK, ERASED_AT, List.of(BOOK, "row_id", ERASED_AT, "ordered_by", "reason"), null, null),
                new Book(CHAINS, BOOK, ERASED_AT, List.of(BOOK, "chain", "last_row", ERASED_AT), null, null));
    }
}
