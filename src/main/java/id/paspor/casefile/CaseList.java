package id.paspor.casefile;

import id.paspor.casefile.access.AccessLog;
import id.paspor.kernel.Coded;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.office.Product;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cases of an office as a list, running and ended, and how many there are. */
@Service
public class CaseList {

    /** So long before it is late, work without a promise presses. */
    private static final Duration NEAR = Duration.ofHours(2);

    private final CaseFileRepository files;
    private final AccessLog accessLog;
    private final Clock clock;

    CaseList(CaseFileRepository files, AccessLog accessLog, Clock clock) {
        this.files = files;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * A case in a list of an office's.
     *
     * @param closedAt when it ended, or {@code null}
     * @param promise how the promise of the office stands
     * @param legal how the legal term stands
     * @param lateAt from when it is late by its work or the promise, or {@code null}
     */
    public record ListedCase(
            RegistrationNumber registrationNumber,
            String applicantName,
            Product product,
            Status status,
            Instant submittedAt,
            Instant closedAt,
            Due promise,
            Due legal,
            Instant lateAt) {}

    /**
     * How a term stands.
     *
     * @param at its last moment, or {@code null} while it does not run
     */
    public record Due(State state, Instant at) {}

    /** Whether a term runs, and how far it has come. */
    public enum State implements Coded {
        /** It has not begun, or is over. */
        NONE,
        /** It stands still while the applicant must act. */
        STOPPED,
        /** It is in time. */
        RUNNING,
        /** The first day of the promise has passed. */
        WARNING,
        /** Its last moment has passed. */
        LATE
    }

    /**
     * Which cases are listed.
     *
     * @param stage what they wait for, or {@code null} for whatever
     * @param ended whether they have ended, or {@code null} for both
     * @param from submitted then or later
     * @param before submitted before then
     * @param late whether only those that are late now
     * @param dueBefore only those that are not late now and will be before then, or {@code null} for all
     * @param among only these registration numbers, or {@code null} for all
     */
    public record Filter(
            String office,
            Stage stage,
            Boolean ended,
            Instant from,
            Instant before,
            boolean late,
            Instant dueBefore,
            Collection<RegistrationNumber> among) {

        /** Whatever is due when. */
        public Filter(
                String office,
                Stage stage,
                Boolean ended,
                Instant from,
                Instant before,
                boolean late,
                Collection<RegistrationNumber> among) {
            this(office, stage, ended, from, before, late, null, among);
        }

        private boolean isDated() {
            return late || dueBefore != null;
        }

        private Instant lateFrom(Instant now) {
            return late ? Instant.EPOCH : now;
        }

        private Instant lateBefore(Instant now) {
            return dueBefore == null || late ? now : dueBefore;
        }
    }

    /**
     * How many cases of an office wait for the same.
     *
     * @param late how many of them are late
     * @param due how many more are late before a moment
     */
    public record Waiting(String office, Stage stage, long cases, long late, long due) {}

    /** In which order cases are listed. */
    public enum Order implements Coded {
        /** By their submission. */
        NEWEST,
        OLDEST,
        /** Those that are late for longest first, those that cannot be late last. */
        URGENT,
        /** By the applicant's name. */
        NAME
    }

    /** Some of the cases of a filter, in an order; each is noted as looked at. */
    @Transactional
    public List<ListedCase> page(Filter filter, Order order, int skipped, int most) {
        files.planEachList();
        CaseFileRepository.Wanted wanted = wanted(filter);
        return lookedAt(
                switch (order) {
                    case NEWEST -> files.newest(wanted, skipped, most);
                    case OLDEST -> files.oldest(wanted, skipped, most);
                    case URGENT -> files.mostUrgent(wanted, skipped, most);
                    case NAME -> files.byName(wanted, skipped, most);
                });
    }

    /**
     * The newest cases of a filter that come after one; each is noted as looked at. However many came before, it costs the same.
     *
     * @param last {@code null} for the first ones
     */
    @Transactional
    public List<ListedCase> after(ListedCase last, Filter filter, int most) {
        if (last == null) {
            return page(filter, Order.NEWEST, 0, most);
        }
        files.planEachList();
        return lookedAt(files.newestAfter(wanted(filter), last.submittedAt(), last.registrationNumber(), most));
    }

    private List<ListedCase> lookedAt(List<CaseFileRepository.Listed> rows) {
        List<ListedCase> page = rows.stream().map(this::view).toList();
        accessLog.recordList(page.stream().map(ListedCase::registrationNumber).toList(), AccessLog.CASES);
        return page;
    }

    private CaseFileRepository.Wanted wanted(Filter filter) {
        boolean all = filter.among() == null;
        Instant now = clock.instant();
        return new CaseFileRepository.Wanted(
                filter.office(),
                statuses(filter.stage()),
                filter.ended() == null ? List.of(true, false) : List.of(filter.ended()),
                filter.from(),
                filter.before(),
                filter.isDated(),
                filter.lateFrom(now),
                filter.lateBefore(now),
                all,
                all ? new String[0] : RegistrationNumber.texts(filter.among()));
    }

    /** How many cases are under way, by office and by what they wait for; those without any are left out. */
    @Transactional(readOnly = true)
    public List<Waiting> underWay() {
        return waiting(files.underWay(clock.instant()));
    }

    /** As {@link #underWay()}, of one office only, and how many will be late before a moment. */
    @Transactional(readOnly = true)
    public List<Waiting> underWay(String office, Instant dueBefore) {
        return waiting(files.underWay(office, clock.instant(), dueBefore));
    }

    private static List<Waiting> waiting(List<CaseFileRepository.Count> counts) {
        Map<Pile, List<CaseFileRepository.Count>> piles = counts.stream()
                .collect(Collectors.groupingBy(row ->
                        new Pile(row.office(), Status.valueOf(row.status()).stage())));
        return piles.entrySet().stream()
                .map(pile -> new Waiting(
                        pile.getKey().office(),
                        pile.getKey().stage(),
                        sum(pile.getValue(), CaseFileRepository.Count::cases),
                        sum(pile.getValue(), CaseFileRepository.Count::late),
                        sum(pile.getValue(), CaseFileRepository.Count::due)))
                .toList();
    }

    /**
     * Cases of all offices that are late, and those that are nearly: the first day of the promise is over, or little time is
     * left.
     */
    public record Pressing(List<RegistrationNumber> near, List<RegistrationNumber> late) {}

    /** The cases that press now. */
    @Transactional(readOnly = true)
    public Pressing pressing() {
        Instant now = clock.instant();
        Map<Boolean, List<RegistrationNumber>> pressing = files.pressing(now, now.plus(NEAR)).stream()
                .collect(Collectors.partitioningBy(
                        CaseFileRepository.Pressing::getLate,
                        Collectors.mapping(
                                row -> new RegistrationNumber(row.getRegistrationNumber()), Collectors.toList())));
        return new Pressing(pressing.get(false), pressing.get(true));
    }

    private record Pile(String office, Stage stage) {}

    private static long sum(List<CaseFileRepository.Count> rows, ToLongFunction<CaseFileRepository.Count> figure) {
        return rows.stream().mapToLong(figure).sum();
    }

    /**
     * An office in figures, without anybody's data.
     *
     * @param cases how many are under way
     * @param near how many of them have passed the first day of the promise, and are not late
     * @param late how many are late
     * @param longestLateAt since when the longest of these is, or {@code null}
     * @param handedOver how many passports were handed over since a moment
     */
    public record OfficeFigures(
            String office, long cases, long near, long late, Instant longestLateAt, long handedOver) {}

    /** The offices at which there is something to count, in no order. */
    @Transactional(readOnly = true)
    public List<OfficeFigures> ofOffices(Instant since) {
        return files.ofOffices(clock.instant(), since);
    }

    /** How many of these cases are under way at an office. */
    @Transactional(readOnly = true)
    public long underWay(String office, Collection<RegistrationNumber> registrationNumbers) {
        return files.underWay(office, RegistrationNumber.texts(registrationNumbers));
    }

    private static List<String> statuses(Stage stage) {
        return Arrays.stream(Status.values())
                .filter(status -> stage == null || status.stage() == stage)
                .map(Status::name)
                .toList();
    }

    private ListedCase view(CaseFileRepository.Listed row) {
        return new ListedCase(
                new RegistrationNumber(row.getRegistrationNumber()),
                row.getApplicantName(),
                Product.of(row.getProduct()),
                row.getStatus(),
                row.getSubmittedAt(),
                row.getClosedAt(),
                due(row.getPromiseWarnAt(), row.getPromiseLateAt(), false),
                due(row.getLegalLateAt(), row.getLegalLateAt(), row.getLegalStopped()),
                row.getLateAt());
    }

    private Due due(Instant warnAt, Instant lateAt, boolean stopped) {
        Instant now = clock.instant();
        if (lateAt == null) {
            return new Due(stopped ? State.STOPPED : State.NONE, null);
        }
        State passed = warnAt.isBefore(now) ? State.WARNING : State.RUNNING;
        return new Due(lateAt.isBefore(now) ? State.LATE : passed, lateAt);
    }
}
