package id.paspor.casefile;

import id.paspor.casefile.reason.ReasonCode;
import id.paspor.kernel.Coded;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.office.Office;
import id.paspor.office.Product;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened to the cases of an office, for its supervisors. Days are those of its own zone. */
@Service
@Transactional(readOnly = true)
public class OfficeHistory {

    /** How many exceptions are listed at once. */
    private static final int MOST = 200;

    private static final List<String> TURNS = Arrays.stream(Status.values())
            .filter(status -> new StatusChange(status, Instant.EPOCH, null, null, LocalDate.EPOCH)
                    .turn()
                    .isPresent())
            .map(Status::name)
            .toList();

    private final StatusChangeRepository changes;

    OfficeHistory(StatusChangeRepository changes) {
        this.changes = changes;
    }

    /**
     * An interview that was approved without something that an approval rests on.
     *
     * @param what is lacking
     * @param officer the account that approved
     * @param reason the officer's words
     */
    public record ApprovalException(
            RegistrationNumber registrationNumber,
            String applicantName,
            Status what,
            Instant at,
            String officer,
            String reason) {}

    /** Those of an office, the newest 200, newest first. */
    public List<ApprovalException> latestExceptions(String office) {
        return changes.latestExceptions(office, MOST).stream()
                .map(row -> new ApprovalException(
                        new RegistrationNumber(row.getRegistrationNumber()),
                        row.getApplicantName(),
                        row.getStatus(),
                        row.getHappenedAt(),
                        row.getActor(),
                        row.getReason()))
                .toList();
    }

    /**
     * Where a case can be refused.
     *
     * @see #happened
     */
    public enum Desk {
        DATA,
        INTERVIEW,
        SCREENING
    }

    /**
     * How often something happened on a day.
     *
     * @param refusedAt where, when it is {@link Status#APPLICATION_REJECTED}, else {@code null}
     * @param reason why, if it was chosen from the list, or {@code null}
     */
    public record Happened(LocalDate day, Status what, Desk refusedAt, ReasonCode reason, long times) {}

    /** What happened at an office on each day, with both the first and the last one. */
    public List<Happened> happened(Office office, LocalDate first, LocalDate last) {
        String zone = office.zone().getId();
        Instant from = office.startOf(first);
        Instant before = office.startOf(last.plusDays(1));
        return Stream.concat(
                        changes.perDay(office.code(), zone, from, before).stream()
                                .map(row -> new Happened(row.getDay(), row.getStatus(), null, null, row.getTimes())),
                        changes.perReason(office.code(), zone, from, before).stream()
                                .map(row -> new Happened(
                                        row.getDay(),
                                        row.getStatus(),
                                        row.getRefusedAt() == null ? null : Desk.valueOf(row.getRefusedAt()),
                                        row.getReason(),
                                        row.getTimes())))
                .toList();
    }

    /**
     * The cases to which one of these happened at an office on a day among these; each once.
     *
     * @param refusedAt only those refusals that were made there; of everything else all
     */
    public List<RegistrationNumber> cases(
            Office office, Collection<Status> what, Collection<Desk> refusedAt, LocalDate first, LocalDate last) {
        return numbers(changes.casesOf(
                office.code(),
                what.stream().map(Status::name).toList(),
                refusedAt.stream().map(Desk::name).toList(),
                office.startOf(first),
                office.startOf(last.plusDays(1))));
    }

    /**
     * Those of these cases to which it happened for a reason.
     *
     * @param reason of the list, or {@code null} for all in an officer's own words
     */
    public List<RegistrationNumber> cases(
            Office office,
            Collection<Status> what,
            Collection<Desk> refusedAt,
            ReasonCode reason,
            LocalDate first,
            LocalDate last) {
        return numbers(changes.casesOfReason(
                office.code(),
                what.stream().map(Status::name).toList(),
                refusedAt.stream().map(Desk::name).toList(),
                reason == null ? "" : reason.name(),
                office.startOf(first),
                office.startOf(last.plusDays(1))));
    }

    private static List<RegistrationNumber> numbers(List<String> texts) {
        return texts.stream().map(RegistrationNumber::new).toList();
    }

    /** How many times a case's turn passed by what happened. */
    public long turns(Collection<Happened> rows) {
        return rows.stream()
                .filter(row -> TURNS.contains(row.what().name()))
                .mapToLong(Happened::times)
                .sum();
    }

    /**
     * All that happened, oldest first, to each case whose turn passed at an office on these days: who has to act, or with
     * what. What leaves that as it is is left out.
     */
    public Map<RegistrationNumber, List<StatusChange>> histories(Office office, LocalDate first, LocalDate last) {
        return histories(office, office.startOf(first), office.startOf(last.plusDays(1)));
    }

    /** As of one day, and only of those cases whose turn passed on it at a moment or later. */
    public Map<RegistrationNumber, List<StatusChange>> histories(Office office, LocalDate day, Instant since) {
        Instant from = office.startOf(day);
        return histories(office, since.isBefore(from) ? from : since, office.startOf(day.plusDays(1)));
    }

    private Map<RegistrationNumber, List<StatusChange>> histories(Office office, Instant from, Instant before) {
        return changes.turns(office.code(), TURNS, from, before).stream()
                .collect(Collectors.groupingBy(
                        row -> new RegistrationNumber(row.getRegistrationNumber()),
                        Collectors.mapping(
                                row -> new StatusChange(
                                        row.getStatus(), row.getHappenedAt(), null, null, row.getUntilDay()),
                                Collectors.toList())));
    }

    /**
     * How many passports were issued of one kind, found good and ready for pickup, a reprint with each time.
     *
     * @param kind what was applied for
     */
    public record Issued(Product product, Application.Kind kind, long passports) {}

    /** The passports that an office issued on these days, by product and kind; those of which there are none are left out. */
    public List<Issued> issued(Office office, LocalDate first, LocalDate last) {
        return changes.issued(office.code(), office.startOf(first), office.startOf(last.plusDays(1))).stream()
                .map(row -> new Issued(
                        Product.of(row.product()), Coded.of(Application.Kind.class, row.kind()), row.passports()))
                .toList();
    }
}
