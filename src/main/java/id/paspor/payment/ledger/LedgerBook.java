package id.paspor.payment.ledger;

import id.paspor.audit.Book;
import id.paspor.audit.BookKeeper;
import java.util.List;
import org.springframework.stereotype.Component;

/** The ledger: a chain for each bill, and for money that fits none. */
@Component
class LedgerBook implements BookKeeper {

    @Override
    public List<Book> books() {
        return List.of(
                new Book(
                        "ledger_entry",
                        "coalesce('bill ' || bill, 'discrepancy ' || discrepancy)",
                        "booked_at",
                        List.of("bill", "discrepancy", "booked_at", "debit", "credit", "amount", "reference"),
                        null,
                        "(bill in (select b.id from bill b where b.registration_number = :registrationNumber) or discrepancy in"
                                + " (select d.id from payment_discrepancy d where d.registration_number = :registrationNumber))"));
    }
}
