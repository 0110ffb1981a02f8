package id.paspor.screening;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedByAge;
import id.paspor.kernel.erasure.Retention;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The watch lists in force, and every version that ever was. */
@Service
public class WatchLists implements ErasedByAge {

    /** How many characters a note may have. */
    public static final int LONGEST_NOTE = 200;

    private static final int VERSIONS_SHOWN = 50;

    private final WatchListVersionRepository versions;
    private final PreventionOrderRepository orders;
    private final DeferralRepository deferrals;
    private final ScreeningProperties settings;
    private final Clock clock;

    WatchLists(
            WatchListVersionRepository versions,
            PreventionOrderRepository orders,
            DeferralRepository deferrals,
            ScreeningProperties settings,
            Clock clock) {
        this.versions = versions;
        this.orders = orders;
        this.deferrals = deferrals;
        this.settings = settings;
        this.clock = clock;
    }

    /** The newest versions of a list, at most 50, that in force first. */
    @Transactional(readOnly = true)
    public List<WatchListVersion> versions(WatchList list) {
        return versions.newest(list, Limit.of(VERSIONS_SHOWN));
    }

    /**
     * The file of a version, byte by byte as it was imported.
     *
     * @throws Refusal when there is no such version, or its file was erased
     */
    @Transactional(readOnly = true)
    public byte[] file(WatchList list, int number) {
        return versions.findByWatchListAndNumberAndFileIsNotNull(list, number)
                .map(WatchListVersionEntity::file)
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
        versions.lock();
        Optional<WatchListVersion> inForce = versions(list).stream().findFirst();
        if (inForce.isPresent()
                && versions.existsByWatchListAndNumberAndFile(
                        list, inForce.get().number(), file)) {
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
        versions.add(
                list.name(),
                version.number(),
                version.importedAt(),
                version.importedBy(),
                version.note(),
                version.entries(),
                file);
        switch (list) {
            case PREVENTION_ORDERS -> replaceOrders(entries);
            case DEFERRALS -> replaceDeferrals(entries);
        }
        return version;
    }

    @Override
    public Retention kind() {
        return Retention.WATCH_LIST_FILES;
    }

    @Override
    @Transactional(readOnly = true)
    public long due(Instant before, Set<RegistrationNumber> held) {
        return versions.countFiles(before);
    }

    /** Erases the files of versions that were replaced long ago: they name people who are on no list any more. */
    @Override
    @Transactional
    public int erase(Instant before, Set<RegistrationNumber> held, int most) {
        return versions.eraseFiles(before);
    }

    private void replaceOrders(List<WatchListEntry> entries) {
        orders.clear();
        orders.add(
                column(entries, WatchListEntry::nik),
                column(entries, WatchListEntry::passportNumber),
                column(entries, WatchListEntry::fullName),
                column(entries, WatchListEntry::dateOfBirth),
                column(entries, WatchListEntry::authority),
                column(entries, WatchListEntry::reference),
                column(entries, WatchListEntry::since),
                column(entries, WatchListEntry::until));
    }

    private void replaceDeferrals(List<WatchListEntry> entries) {
        deferrals.clear();
        deferrals.add(
                column(entries, WatchListEntry::nik),
                column(entries, WatchListEntry::fullName),
                column(entries, WatchListEntry::authority),
                column(entries, WatchListEntry::reference),
                column(entries, WatchListEntry::since),
                column(entries, WatchListEntry::until));
    }

    /** One column of all entries, for a statement that inserts them all at once. */
    private static String[] column(List<WatchListEntry> entries, Function<WatchListEntry, Object> value) {
        return entries.stream()
                .map(entry -> Objects.toString(value.apply(entry), null))
                .toArray(String[]::new);
    }
}
