package id.paspor.casefile.revision;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.casefile.revision.Revision.Change;
import id.paspor.kernel.Actor;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.reading.CasePart;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was changed in what was declared, so that an officer sees old and new side by side. */
@Service
@Transactional
public class Revisions {

    /** What was changed in a case, newest first, as part of a page. */
    public static final CasePart<Revision> REVISIONS = RevisionRepository.OF_CASE;

    private final RevisionRepository revisions;
    private final ObjectMapper json;
    private final Clock clock;

    Revisions(RevisionRepository revisions, ObjectMapper json, Clock clock) {
        this.revisions = revisions;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Notes in what two declarations of a case differ, if in anything.
     *
     * @param before what JSON makes an object of answers by their keys
     * @param after the same, as it is now
     */
    public void note(RegistrationNumber registrationNumber, Object before, Object after) {
        note(registrationNumber, before, after, null, null);
    }

    /**
     * Notes a rectification by the acting supervisor.
     *
     * @param reason why
     */
    public void noteRectified(RegistrationNumber registrationNumber, Object before, Object after, String reason) {
        note(registrationNumber, before, after, Actor.current(), reason);
    }

    private void note(
            RegistrationNumber registrationNumber, Object before, Object after, String revisedBy, String reason) {
        Map<String, Object> was = answers(before);
        Map<String, Object> is = answers(after);
        Set<String> fields = new LinkedHashSet<>(is.keySet());
        fields.addAll(was.keySet());
        List<Change> changes = fields.stream()
                .filter(field -> !Objects.equals(was.get(field), is.get(field)))
                .map(field -> new Change(field, was.get(field), is.get(field)))
                .toList();
        if (!changes.isEmpty()) {
            revisions.save(
                    new RevisionEntity(registrationNumber, new Revision(clock.instant(), changes, revisedBy, reason)));
        }
    }

    private Map<String, Object> answers(Object declared) {
        return json.convertValue(declared, new TypeReference<>() {});
    }

    /** What was changed in a case, newest first. */
    @Transactional(readOnly = true)
    public List<Revision> of(RegistrationNumber registrationNumber) {
        return revisions.findByRegistrationNumberOrderByIdDesc(registrationNumber).stream()
                .map(RevisionEntity::view)
                .toList();
    }
}
