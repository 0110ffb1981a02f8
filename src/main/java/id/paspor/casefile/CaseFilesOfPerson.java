package id.paspor.casefile;

import id.paspor.casefile.access.AccessLog;
import id.paspor.casefile.correction.DataCorrections;
import id.paspor.casefile.draft.Drafts;
import id.paspor.casefile.note.CaseNotes;
import id.paspor.casefile.photo.Photos;
import id.paspor.casefile.revision.Revision;
import id.paspor.casefile.revision.Revisions;
import id.paspor.kernel.PersonalData;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The case files: what was declared, what happened, what officers noted, who looked, corrections that were asked for, the
 * photo; and drafts.
 */
@Component
record CaseFilesOfPerson(
        CaseFiles cases,
        DataCorrections corrections,
        Revisions revisions,
        CaseNotes notes,
        AccessLog accessLog,
        Drafts drafts,
        Photos photos,
        Texts texts,
        ObjectProvider<OfCase> modules)
        implements PersonalData {

    /** What was changed, and why if the office did it; who did is not the applicant's data. */
    private record Revised(Instant revisedAt, List<Revision.Change> changes, String reason) {}

    private record Happened(Instant at, String what, String why, LocalDate until) {}

    /** A note without its author: that is for the office. */
    private record Noted(Instant at, String text) {}

    /** A look without the officer's account: that is for the office's supervisors. */
    private record Looked(Instant at, String what, String office, List<String> desks) {}

    /** What belongs to one case. */
    private record Folder(String name, Copy copy) implements Copy {

        @Override
        public void data(String within, Object data) throws IOException {
            copy.data(name + within, data);
        }

        @Override
        public void file(String within, byte[] content) throws IOException {
            copy.file(name + within, content);
        }
    }

    @Override
    public void copy(String account, Copy to) throws IOException {
        to.data("drafts", drafts.of(account));
        for (CaseFile file : cases.submittedBy(account)) {
            RegistrationNumber number = file.registrationNumber();
            Copy folder = new Folder("applications/" + number + "/", to);
            copy(file, folder);
            for (OfCase module : modules.orderedStream().toList()) {
                module.copy(number, folder);
            }
        }
    }

    private void copy(CaseFile file, Copy to) throws IOException {
        RegistrationNumber number = file.registrationNumber();
        to.data("application", file);
        to.data(
                "history",
                cases.history(number).stream()
                        .map(change -> new Happened(
                                change.happenedAt(),
                                change.status().code(),
                                change.reason() == null ? null : texts.format(Texts.INDONESIAN, change.reason()),
                                change.untilDay()))
                        .toList());
        to.data("corrections", corrections.of(number));
        to.data(
                "revisions",
                revisions.of(number).stream()
                        .map(revision -> new Revised(revision.revisedAt(), revision.changes(), revision.reason()))
                        .toList());
        to.data(
                "notes",
                notes.of(number).stream()
                        .map(note -> new Noted(note.writtenAt(), note.text()))
                        .toList());
        to.data(
                "looks",
                accessLog.of(number).stream()
                        .map(look -> new Looked(look.lookedAt(), look.what(), look.office(), look.desks()))
                        .toList());
        Optional<byte[]> photo = photos.find(number);
        if (photo.isPresent()) {
            to.file("photo.jpg", photo.get());
        }
    }
}
