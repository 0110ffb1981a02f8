package id.paspor.payment;

import id.paspor.engine.Decisions;
import id.paspor.office.Product;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What a passport costs, by the decision table {@code fee}. */
@Service
public class Fees {

    private final Decisions decisions;

    Fees(Decisions decisions) {
        this.decisions = decisions;
    }

    /** The fee of a product, in whole rupiah. */
    public long of(Product product) {
        Object fee = decisions
                .evaluate("fee", Map.of("product", product.code()))
                .get(0)
                .get("feeAmount");
        return ((Number) fee).longValue();
    }
}
