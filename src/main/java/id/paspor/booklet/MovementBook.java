package id.paspor.booklet;

import id.paspor.audit.Book;
import id.paspor.audit.BookKeeper;
import java.util.List;
import org.springframework.stereotype.Component;

/** What became of each booklet: a chain for each. */
@Component
class MovementBook implements BookKeeper {

    @Override
    public List<Book> books() {
        return List.of(
                new Book(
                        "booklet_movement",
                        "booklet",
                        "moved_at",
                        List.of(
                                "booklet",
                                "office",
                                "product",
                                "from_state",
                                "to_state",
                                "moved_at",
                                "moved_by",
                                "registration_number"),
                        "reason",
                        "booklet in (select m.booklet from booklet_movement m where m.registration_number = :registrationNumber)"));
    }
}
