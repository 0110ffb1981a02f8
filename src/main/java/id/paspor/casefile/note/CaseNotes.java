package id.paspor.casefile.note;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.reading.CasePart;
import id.paspor.kernel.written.WrittenText;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What officers write to each other about a case. Applicants do not see it on their pages; it is about them, so it is in the
 * copy of their data (UU PDP 27/2022, article 7), without the name of whoever wrote it.
 */
@Service
@Transactional
public class CaseNotes {

    /** How many characters a note may have. */
    public static final int LONGEST = 2000;

    /** The notes on a case, newest first, as part of a page. */
    public static final CasePart<CaseNote> NOTES = CaseNoteRepository.OF_CASE;

    private final CaseNoteRepository notes;
    private final Clock clock;

    CaseNotes(CaseNoteRepository notes, Clock clock) {
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * Adds a note of the acting officer.
     *
     * @throws Refusal of the field {@code note}, when there is nothing in it, too much, or signs that nobody sees
     */
    public void write(RegistrationNumber registrationNumber, String written) {
        String text = WrittenText.lines(written);
        if (text.isEmpty()) {
            throw Refusal.invalid("note", "form.required");
        }
        if (text.length() > LONGEST) {
            throw Refusal.invalid("note", "form.too-long", LONGEST);
        }
        if (!WrittenText.areReadable(text)) {
            throw Refusal.invalid("note", "form.control-characters");
        }
        notes.save(new CaseNoteEntity(registrationNumber, text, clock.instant(), Actor.current()));
    }

    /** The notes on a case, newest first. */
    @Transactional(readOnly = true)
    public List<CaseNote> of(RegistrationNumber registrationNumber) {
        return notes.findByRegistrationNumberOrderByIdDesc(registrationNumber).stream()
                .map(CaseNoteEntity::view)
                .toList();
    }
}
