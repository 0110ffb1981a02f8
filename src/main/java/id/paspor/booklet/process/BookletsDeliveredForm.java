package id.paspor.booklet.process;

import id.paspor.booklet.process.BookletsDeliveredForm.Delivery;
import id.paspor.engine.form.StartForm;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The form with which the printing desk or a supervisor takes blank booklets into stock. */
@Component
record BookletsDeliveredForm(Offices offices) implements StartForm<Delivery> {

    record Delivery(String office, Product product, String firstNumber, String lastNumber) {}

    @Override
    public String office(Delivery delivery) {
        return offices.get(delivery.office()).code();
    }

    @Override
    public Map<String, List<Option>> options() {
        return Map.of(
                "offices",
                offices.all().stream()
                        .map(office -> new Option(office.code(), office.name()))
                        .toList());
    }
}
