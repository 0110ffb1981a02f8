package id.paspor.screening;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The watch lists in force, and every version that ever was. */
@Service
public class WatchLists {

    /** How many characters a note may have. */
    public static final int LONGEST_NOTE = 200;

    private static final int VERSIONS_SHOWN = 50;

    private final JdbcClient jdbc;
    private final ScreeningProperties settings;
    private final Clock clock;

    WatchLists(JdbcClient jdbc, ScreeningProperties settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** The newest versions of a list, at most 50, that in force first. */
    @Transactional(readOnly = true)
    public List<WatchListVersion> versions(WatchList list) {
        return jdbc.sql("""
                select number, imported_at, imported_by, note, entries, file is not null as kept
                from watch_list_version
                where list = ? order by number desc limit ?""")
                .params(list.name(), VERSIONS_SHOWN)
                .query(WatchListVersion.class)
                .list();
    }

    /**
     * The file of a version, byte by byte as it was imported.
     *
     * @throws Refusal when there is no such version, or its file was erased
     */
    @Transactional(readOnly = true)
    public byte[] file(WatchList list, int number) {
        return jdbc.sql("select file from watch_list_version where list = ? and number = ? and file is not null")
                .params(list.name(), number)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("watch-list.unknown"));
    }

    /** How many megabytes the file of a list may have. */
    public long mostMegabytes() {
        return settings.watchListMaxSize().toMegabytes();
    }

    /** An empty file of a list, which names its columns. */
    public byte[] template(WatchList list) {
        return (String.join(",", list.columns()) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Replaces a list by what is in a file, all of it or nothing. Who applies in the meantime is looked up in the list as
     * it was.
     *
     * @param note where the list comes from, up to {@link #LONGEST_NOTE} characters
     * @return the version that is in force from now on
     * @throws Refusal naming the lines that are wrong, or when just this file is in force already
     */
    @Transactional
    public WatchListVersion replace(WatchList list, byte[] file, String note) {
        String stripped = note.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NOTE) {
            throw Refusal.invalid("note", "watch-list.note", LONGEST_NOTE);
        }
        List<WatchListEntry> entries = WatchListFile.read(list, file, settings.watchListMaxSize());
        // one import at a time; whoever reads is not held up
        jdbc.sql("lock table watch_list_version in exclusive mode").update();
        Optional<WatchListVersion> inForce = versions(list).stream().findFirst();
        if (inForce.isPresent() && isFileOf(list, inForce.get(), file)) {
            throw Refusal.conflict(
                    "watch-list.in-force",
                    String.valueOf(inForce.get().number()),
                    inForce.get().importedBy());
        }
        var version = new WatchListVersion(
                inForce.map(WatchListVersion::number).orElse(0) + 1,
                clock.instant(),
                Actor.current(),
                stripped,
                entries.size(),
                true);
        jdbc.sql("""
                insert into watch_list_version (list, number, imported_at, imported_by, note, entries, file)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        list.name(),
                        version.number(),
                        Timestamp.from(version.importedAt()),
                        version.importedBy(),
                        version.note(),
                        version.entries(),
                        file)
                .update();
        switch (list) {
            case PREVENTION_ORDERS -> replaceOrders(entries);
            case DEFERRALS -> replaceDeferrals(entries);
        }
        return version;
    }

    /** Erases the files of versions that were replaced long ago: they name people who are on no list any more. */
    @Scheduled(cron = "0 50 3 * * *")
    @Transactional
    public void erase() {
        jdbc.sql("""
                update watch_list_version replaced set file = null
                where file is not null and exists (
                    select from watch_list_version next
                    where next.list = replaced.list and next.number = replaced.number + 1 and next.imported_at < ?)""")
                .param(Timestamp.from(clock.instant()
                        .atOffset(ZoneOffset.UTC)
                        .minus(settings.watchListsKept())
                        .toInstant()))
                .update();
    }

    private boolean isFileOf(WatchList list, WatchListVersion version, byte[] file) {
        return jdbc.sql("select file = ? from watch_list_version where list = ? and number = ?")
                .params(file, list.name(), version.number())
                .query(Boolean.class)
                .single();
    }

    private void replaceOrders(List<WatchListEntry> entries) {
        jdbc.sql("delete from prevention_order").update();
        jdbc.sql("""
                insert into prevention_order (nik, passport_number, full_name, date_of_birth, authority, reference, since,
                    until)
                select * from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as date[]),
                    cast(? as text[]), cast(? as text[]), cast(? as date[]), cast(? as date[]))""")
                .params(List.of(
                        column(entries, WatchListEntry::nik),
                        column(entries, WatchListEntry::passportNumber),
                        column(entries, WatchListEntry::fullName),
                        column(entries, WatchListEntry::dateOfBirth),
                        column(entries, WatchListEntry::authority),
                        column(entries, WatchListEntry::reference),
                        column(entries, WatchListEntry::since),
                        column(entries, WatchListEntry::until)))
                .update();
    }

    private void replaceDeferrals(List<WatchListEntry> entries) {
        jdbc.sql("delete from deferral").update();
        jdbc.sql("""
                insert into deferral (nik, full_name, authority, reference, since, until)
                select * from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                    cast(? as date[]), cast(? as date[]))""")
                .params(List.of(
                        column(entries, WatchListEntry::nik),
                        column(entries, WatchListEntry::fullName),
                        column(entries, WatchListEntry::authority),
                        column(entries, WatchListEntry::reference),
                        column(entries, WatchListEntry::since),
                        column(entries, WatchListEntry::until)))
                .update();
    }

    /** One column of all entries, for a statement that inserts them all at once. */
    private static String[] column(List<WatchListEntry> entries, Function<WatchListEntry, Object> value) {
        return entries.stream()
                .map(entry -> Objects.toString(value.apply(entry), null))
                .toArray(String[]::new);
    }
}
