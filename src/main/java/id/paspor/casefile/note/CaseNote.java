package id.paspor.casefile.note;

import java.time.Instant;

/**
 * One note.
 *
 * @param text plain, of up to {@link CaseNotes#LONGEST} characters, with line feeds
 * @param author the account that wrote it
 */
public record CaseNote(String text, Instant writtenAt, String author) {}
