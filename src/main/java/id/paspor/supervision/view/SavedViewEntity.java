package id.paspor.supervision.view;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What an officer saved under a name; saving it again replaces it. */
@Entity
@Table(name = "saved_view")
class SavedViewEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String officer;
    private String name;
    private String filters;
    private Instant savedAt;

    protected SavedViewEntity() {}

    SavedView view() {
        return new SavedView(id, name, filters);
    }
}
