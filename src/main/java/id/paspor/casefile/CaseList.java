package id.paspor.casefile;

import id.paspor.casefile.access.AccessLog;
import id.paspor.office.Product;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cases of an office as a list, running and ended, and how many there are. */
@Service
public class CaseList {

    private final CaseFileRepository files;
    private final AccessLog accessLog;

    CaseList(CaseFileRepository files, AccessLog accessLog) {
        this.files = files;
        this.accessLog = accessLog;
    }

    /**
     * A case in a list of an office's.
     *
     * @param closedAt when it ended, or {@code null}
     */
    public record ListedCase(
            String registrationNumber,
            String applicantName,
            Product product,
            Status status,
            Instant submittedAt,
            Instant closedAt) {}

    /**
     * Which cases are listed.
     *
     * @param stage what they wait for, or {@code null} for whatever
     * @param ended whether they have ended, or {@code null} for both
     * @param from submitted then or later
     * @param before submitted before then
     * @param among only these registration numbers, or {@code null} for all
     */
    public record Filter(
            String office, Stage stage, Boolean ended, Instant from, Instant before, Collection<String> among) {}

    /** How many cases of an office wait for the same. */
    public record Waiting(String office, Stage stage, long cases) {}

    /** Some of the cases of a filter, the newest first; each is noted as looked at. */
    @Transactional
    public List<ListedCase> page(Filter filter, int skipped, int most) {
        boolean restricted = filter.among() != null;
        List<ListedCase> page = files
                .list(
                        filter.office(),
                        statuses(filter.stage()),
                        filter.ended() == null ? List.of(true, false) : List.of(filter.ended()),
                        filter.from(),
                        filter.before(),
                        !restricted,
                        restricted && !filter.among().isEmpty() ? filter.among() : List.of(""),
                        skipped,
                        most)
                .stream()
                .map(CaseList::view)
                .toList();
        accessLog.recordList(page.stream().map(ListedCase::registrationNumber).toList(), AccessLog.CASES);
        return page;
    }

    /** How many cases are under way, by office and by what they wait for; those without any are left out. */
    @Transactional(readOnly = true)
    public List<Waiting> underWay() {
        Map<Waiting, Long> counted = files.underWay().stream()
                .collect(Collectors.groupingBy(
                        row -> new Waiting(row.getOffice(), row.getStatus().stage(), 0),
                        Collectors.summingLong(CaseFileRepository.Count::getCases)));
        return counted.entrySet().stream()
                .map(pile -> new Waiting(pile.getKey().office(), pile.getKey().stage(), pile.getValue()))
                .toList();
    }

    /** How many of these cases are under way at an office. */
    @Transactional(readOnly = true)
    public long underWay(String office, Collection<String> registrationNumbers) {
        return files.underWay(office, registrationNumbers.toArray(String[]::new));
    }

    private static List<String> statuses(Stage stage) {
        return Arrays.stream(Status.values())
                .filter(status -> stage == null || status.stage() == stage)
                .map(Status::name)
                .toList();
    }

    private static ListedCase view(CaseFileRepository.Listed row) {
        return new ListedCase(
                row.getRegistrationNumber(),
                row.getApplicantName(),
                Product.of(row.getProduct()),
                row.getStatus(),
                row.getSubmittedAt(),
                row.getClosedAt());
    }
}
