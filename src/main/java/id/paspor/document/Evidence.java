package id.paspor.document;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseSummary.Row;
import id.paspor.casefile.Status;
import id.paspor.casefile.StatusChange;
import id.paspor.casefile.photo.Photos;
import id.paspor.casefile.photo.Photos.Taken;
import id.paspor.document.Documents.RequiredDocument;
import id.paspor.identity.AccountNames;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.kernel.reading.CaseReading;
import id.paspor.office.Offices;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * What the steps after the interview rest on: whose originals were seen by whom and when, who took the photo, what was
 * excepted for which reason, and what came of the screening.
 */
@Service
public class Evidence {

    private static final Set<Status> OF_THE_INTERVIEW =
            Set.of(Status.INTERVIEW_APPROVED, Status.ORIGINALS_NOT_SEEN, Status.APPLICANT_NOT_PRESENT);

    private final CaseFiles cases;
    private final Documents documents;
    private final Photos photos;
    private final Offices offices;
    private final AccountNames names;
    private final Texts texts;

    Evidence(CaseFiles cases, Documents documents, Photos photos, Offices offices, AccountNames names, Texts texts) {
        this.cases = cases;
        this.documents = documents;
        this.photos = photos;
        this.offices = offices;
        this.names = names;
        this.texts = texts;
    }

    /** Writes a text in the language, or the languages, of whoever reads it. */
    private interface Words {

        String of(String key, Object... arguments);
    }

    /** As labelled values in the language of whoever asks, for programs in both. */
    public List<Row> of(RegistrationNumber registrationNumber) {
        return rows(
                cases.get(registrationNumber),
                documents.required(registrationNumber),
                cases.history(registrationNumber),
                photos.taken(registrationNumber),
                texts::toReader);
    }

    /** As labelled values in one language, for pages. */
    public List<Row> of(RegistrationNumber registrationNumber, Locale language) {
        return rows(
                cases.get(registrationNumber),
                documents.required(registrationNumber),
                cases.history(registrationNumber),
                photos.taken(registrationNumber),
                (key, arguments) -> texts.in(language, key, arguments));
    }

    /** As {@link #of(RegistrationNumber, Locale)}, of what was read for a page. */
    public List<Row> among(CaseReading read, CaseFile file, Locale language) {
        return rows(
                file,
                read.all(Documents.NEEDED),
                read.all(CaseFiles.HISTORY),
                read.first(Photos.TAKEN),
                (key, arguments) -> texts.in(language, key, arguments));
    }

    private List<Row> rows(
            CaseFile file,
            List<RequiredDocument> needed,
            List<StatusChange> history,
            Optional<Taken> photo,
            Words words) {
        ZoneId zone = offices.get(file.office()).zone();
        List<Row> rows = new ArrayList<>();
        needed.forEach(document -> rows.add(original(document, zone, words)));
        rows.add(new Row(
                words.of("evidence.photo"),
                photo.map(taken -> words.of("evidence.by", names.of(taken.by()), Texts.at(taken.at(), zone)))
                        .orElseGet(() -> words.of("evidence.missing"))));
        history.stream()
                .filter(change -> OF_THE_INTERVIEW.contains(change.status()))
                .map(change -> new Row(words.of("status." + change.status().code()), done(change, zone, words)))
                .forEach(rows::add);
        screening(history, zone, words).ifPresent(result -> rows.add(new Row(words.of("evidence.screening"), result)));
        return rows;
    }

    private Row original(RequiredDocument document, ZoneId zone, Words words) {
        return new Row(
                words.of("document." + document.code()),
                document.originalSeen()
                        ? words.of(
                                "evidence.seen",
                                names.of(document.originalSeenBy()),
                                Texts.at(document.originalSeenAt(), zone))
                        : words.of("evidence.not-seen"));
    }

    private String done(StatusChange change, ZoneId zone, Words words) {
        String officer = names.of(change.actor());
        ZonedDateTime at = Texts.at(change.happenedAt(), zone);
        return change.reason() == null
                ? words.of("evidence.by", officer, at)
                : words.of("evidence.by-for", officer, at, change.reason());
    }

    /** Nothing was found, or a supervisor cleared what was; none before that is known. */
    private Optional<String> screening(List<StatusChange> history, ZoneId zone, Words words) {
        Optional<String> cleared = history.stream()
                .filter(change -> change.status() == Status.CLEARED)
                .reduce((earlier, later) -> later)
                .map(change ->
                        words.of("evidence.cleared", names.of(change.actor()), Texts.at(change.happenedAt(), zone)));
        boolean passed = history.stream().anyMatch(change -> change.status() == Status.BILLED);
        return cleared.isPresent() || !passed ? cleared : Optional.of(words.of("evidence.no-hit"));
    }
}
