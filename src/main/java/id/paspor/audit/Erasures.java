package id.paspor.audit;

import java.util.List;
import org.springframework.stereotype.Component;

/** Texts that were erased because the law wants it are a book too: that something was erased must not change unseen. */
@Component
class Erasures implements BookKeeper {

    static final String TABLE = "text_erasure";

    @Override
    public List<Book> books() {
        return List.of(new Book(
                TABLE,
                "book",
                "erased_at",
                List.of("book", "row_id", "erased_at", "ordered_by", "reason"),
                null,
                null));
    }
}
