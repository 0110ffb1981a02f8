package id.paspor.supervision.view;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.written.WrittenText;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The views that the acting officer keeps; nobody else sees them. */
@Service
@Transactional
public class SavedViews {

    /** How many an officer may have. */
    public static final int MOST = 20;

    private static final int LONGEST_NAME = 60;

    private final SavedViewRepository views;
    private final Clock clock;

    SavedViews(SavedViewRepository views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    /** The own ones, by name. */
    @Transactional(readOnly = true)
    public List<SavedView> own() {
        return views.findByOfficerOrderByName(Actor.current()).stream()
                .map(SavedViewEntity::view)
                .toList();
    }

    /**
     * Saves filters under a name; what has that name is replaced.
     *
     * @param filters as in the address of the list
     * @throws Refusal of the field {@code name}, or when there are too many
     */
    public void save(String name, String filters) {
        String words = name == null ? "" : WrittenText.line(name);
        if (words.isEmpty()) {
            throw Refusal.invalid("name", "form.required");
        }
        if (words.length() > LONGEST_NAME) {
            throw Refusal.invalid("name", "form.too-long", LONGEST_NAME);
        }
        if (!WrittenText.areReadable(words)) {
            throw Refusal.invalid("name", "form.control-characters");
        }
        if (views.save(Actor.current(), words, filters, clock.instant(), MOST) == 0) {
            throw Refusal.conflict("view.too-many", MOST);
        }
    }

    /**
     * Forgets one of the own.
     *
     * @throws Refusal when there is no such
     */
    public void forget(long id) {
        if (views.delete(id, Actor.current()) == 0) {
            throw Refusal.notFound("view.unknown");
        }
    }
}
