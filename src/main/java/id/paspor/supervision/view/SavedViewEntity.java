package id.paspor.supervision.view;

import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** What an officer saved under a name; saving it again replaces it. */
@Entity
@Table(name = "saved_view")
class SavedViewEntity extends Numbered {

    private String officer;
    private String name;
    private String filters;
    private Instant savedAt;

    protected SavedViewEntity() {}

    SavedView view() {
        return new SavedView(id(), name, filters);
    }
}
