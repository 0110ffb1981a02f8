package id.paspor.supervision.figures;

import static id.paspor.casefile.Status.APPLICANT_NOT_PRESENT;
import static id.paspor.casefile.Status.APPLICATION_LAPSED;
import static id.paspor.casefile.Status.APPLICATION_REJECTED;
import static id.paspor.casefile.Status.APPLICATION_WITHDRAWN;
import static id.paspor.casefile.Status.BILLED;
import static id.paspor.casefile.Status.BILL_EXPIRED;
import static id.paspor.casefile.Status.BOOKLET_ALLOCATED;
import static id.paspor.casefile.Status.BOOKLET_AWAITED;
import static id.paspor.casefile.Status.CHECKED_IN;
import static id.paspor.casefile.Status.CLEARED;
import static id.paspor.casefile.Status.CORRECTED;
import static id.paspor.casefile.Status.CORRECTION_REQUESTED;
import static id.paspor.casefile.Status.DATA_ACCEPTED;
import static id.paspor.casefile.Status.DOCUMENTS_BROUGHT;
import static id.paspor.casefile.Status.DOCUMENTS_MISSING;
import static id.paspor.casefile.Status.INTERVIEW_APPROVED;
import static id.paspor.casefile.Status.INTERVIEW_MISSED;
import static id.paspor.casefile.Status.INTERVIEW_RESCHEDULED;
import static id.paspor.casefile.Status.ORIGINALS_NOT_SEEN;
import static id.paspor.casefile.Status.PAID;
import static id.paspor.casefile.Status.PASSPORT_CANCELLED_UNCOLLECTED;
import static id.paspor.casefile.Status.PASSPORT_HANDED_OVER;
import static id.paspor.casefile.Status.PRINTED;
import static id.paspor.casefile.Status.PRINT_SPOILED;
import static id.paspor.casefile.Status.PROMISE_EXTENDED;
import static id.paspor.casefile.Status.READY_FOR_PICKUP;
import static id.paspor.casefile.Status.REFERRED_TO_OFFICE;
import static id.paspor.casefile.Status.REGISTERED;
import static id.paspor.casefile.Status.REOPENED;
import static id.paspor.casefile.Status.SLOT_BOOKED;
import static id.paspor.casefile.Status.UNDER_REVIEW;

import id.paspor.casefile.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases to which something happened at random, as it may happen to cases, written as rows. */
final class RandomCases {

    private static final Duration LONGEST_BETWEEN = Duration.ofDays(4);

    private static final List<String> REASONS = List.of("PAPERS_UNTRUE", "LEGAL_BAR", "PRINT_BLURRED");

    private static final Map<Status, List<Status>> NEXT = new HashMap<>();

    static {
        next(REGISTERED, SLOT_BOOKED, SLOT_BOOKED, SLOT_BOOKED, SLOT_BOOKED, REFERRED_TO_OFFICE, APPLICATION_LAPSED);
        next(SLOT_BOOKED, DATA_ACCEPTED, DATA_ACCEPTED, DATA_ACCEPTED, CORRECTION_REQUESTED, APPLICATION_REJECTED);
        next(CORRECTION_REQUESTED, CORRECTED, CORRECTED, APPLICATION_WITHDRAWN);
        next(CORRECTED, DATA_ACCEPTED, DATA_ACCEPTED, APPLICATION_REJECTED);
        next(DATA_ACCEPTED, CHECKED_IN, CHECKED_IN, CHECKED_IN, INTERVIEW_RESCHEDULED, INTERVIEW_MISSED);
        next(INTERVIEW_RESCHEDULED, CHECKED_IN);
        next(INTERVIEW_MISSED, SLOT_BOOKED, APPLICATION_LAPSED);
        next(
                CHECKED_IN,
                INTERVIEW_APPROVED,
                INTERVIEW_APPROVED,
                ORIGINALS_NOT_SEEN,
                APPLICANT_NOT_PRESENT,
                DOCUMENTS_MISSING,
                APPLICATION_REJECTED);
        next(ORIGINALS_NOT_SEEN, INTERVIEW_APPROVED);
        next(APPLICANT_NOT_PRESENT, INTERVIEW_APPROVED);
        next(DOCUMENTS_MISSING, DOCUMENTS_BROUGHT, DOCUMENTS_BROUGHT, APPLICATION_LAPSED);
        next(DOCUMENTS_BROUGHT, INTERVIEW_APPROVED, INTERVIEW_APPROVED, APPLICATION_REJECTED);
        next(INTERVIEW_APPROVED, BILLED, BILLED, UNDER_REVIEW);
        next(UNDER_REVIEW, CLEARED, APPLICATION_REJECTED);
        next(CLEARED, BILLED);
        next(BILLED, PAID, PAID, PAID, BILL_EXPIRED);
        next(BILL_EXPIRED, REOPENED, BILL_EXPIRED);
        next(REOPENED, BILLED);
        next(PAID, BOOKLET_ALLOCATED, BOOKLET_ALLOCATED, BOOKLET_AWAITED);
        next(BOOKLET_AWAITED, BOOKLET_ALLOCATED);
        next(BOOKLET_ALLOCATED, PRINTED, PRINTED, PRINTED, PRINT_SPOILED, PROMISE_EXTENDED);
        next(PROMISE_EXTENDED, PRINTED, PRINT_SPOILED);
        next(PRINT_SPOILED, BOOKLET_ALLOCATED);
        next(PRINTED, READY_FOR_PICKUP);
        next(READY_FOR_PICKUP, PASSPORT_HANDED_OVER, PASSPORT_HANDED_OVER, PASSPORT_CANCELLED_UNCOLLECTED);
    }

    private final JdbcClient jdbc;
    private final Random random;
    private final List<String> numbers = new ArrayList<>();
    private final List<String> offices = new ArrayList<>();
    private final List<String> cases = new ArrayList<>();
    private final List<String> statuses = new ArrayList<>();
    private final List<String> moments = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    RandomCases(JdbcClient jdbc, long seed) {
        this.jdbc = jdbc;
        this.random = new Random(seed);
    }

    private static void next(Status status, Status... next) {
        NEXT.put(status, List.of(next));
    }

    /** A case at an office that is submitted between two moments, and to which happens what happens until the second. */
    void happens(String office, Instant from, Instant until) {
        String number = "2611290000%06d".formatted(numbers.size());
        numbers.add(number);
        offices.add(office);
        boolean dataAccepted = false;
        Status status = REGISTERED;
        Instant at = later(from, Duration.between(from, until));
        while (at.isBefore(until)) {
            cases.add(number);
            statuses.add(status.name());
            moments.add(at.toString());
            reasons.add(random.nextBoolean() ? REASONS.get(random.nextInt(REASONS.size())) : null);
            if (status == ORIGINALS_NOT_SEEN && random.nextBoolean()) {
                // the same approval also lacks the applicant
                cases.add(number);
                statuses.add(APPLICANT_NOT_PRESENT.name());
                moments.add(at.toString());
                reasons.add(null);
            }
            dataAccepted |= status == DATA_ACCEPTED;
            List<Status> choice = NEXT.getOrDefault(status, List.of());
            if (choice.isEmpty()) {
                return;
            }
            boolean again = status == SLOT_BOOKED && dataAccepted;
            Status next = again ? CHECKED_IN : choice.get(random.nextInt(choice.size()));
            if (next == status) {
                return;
            }
            status = next;
            at = later(at, LONGEST_BETWEEN);
        }
    }

    private Instant later(Instant from, Duration most) {
        return from.plusMillis(random.nextLong(most.toMillis()));
    }

    /** Writes the rows of all of them. */
    void write() {
        jdbc.sql("""
                insert into case_file (registration_number, application, status, submitted_at, submitted_by, closed_at, version)
                select number, jsonb_build_object('office', office, 'nik', '5171012204860001', 'kind', 'new',
                    'product', 'ordinary-5y'), 'REGISTERED', now(), 'applicant', now(), 0
                from unnest(?::text[], ?::text[]) as c (number, office)""").params(array(numbers), array(offices)).update();
        jdbc.sql("""
                insert into status_change (registration_number, status, happened_at, actor, reason_code, until_day)
                select number, status, at::timestamptz, 'system', reason,
                    case when status = 'PROMISE_EXTENDED' then at::date + 5 end
                from unnest(?::text[], ?::text[], ?::text[], ?::text[]) with ordinality as c (number, status, at, reason, nth)
                order by nth""")
                .params(array(cases), array(statuses), array(moments), array(reasons))
                .update();
    }

    private static String[] array(List<String> values) {
        return values.toArray(String[]::new);
    }
}
