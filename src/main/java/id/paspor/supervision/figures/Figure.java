package id.paspor.supervision.figures;

import id.paspor.casefile.OfficeHistory.Desk;
import id.paspor.casefile.OfficeHistory.Happened;
import id.paspor.casefile.Status;
import id.paspor.kernel.Coded;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Something that is counted of what happens to cases. By its code the list of cases is asked for those behind it. */
public enum Figure implements Coded {
    REGISTERED(Status.REGISTERED),
    INTERVIEWED(
            EnumSet.of(Desk.INTERVIEW),
            Status.INTERVIEW_APPROVED,
            Status.DOCUMENTS_MISSING,
            Status.APPLICATION_REJECTED),
    BILLED(Status.BILLED),
    PAID(Status.PAID),
    PRINTED(Status.PRINTED),
    HANDED_OVER(Status.PASSPORT_HANDED_OVER),
    NO_SHOW(Status.INTERVIEW_MISSED),
    SPOILED(Status.PRINT_SPOILED),
    EXCEPTION(Status.ORIGINALS_NOT_SEEN, Status.APPLICANT_NOT_PRESENT),
    BILL_EXPIRED(Status.BILL_EXPIRED),
    REFUSED_DATA(EnumSet.of(Desk.DATA), Status.APPLICATION_REJECTED),
    REFUSED_INTERVIEW(EnumSet.of(Desk.INTERVIEW), Status.APPLICATION_REJECTED),
    REFUSED_SCREENING(EnumSet.of(Desk.SCREENING), Status.APPLICATION_REJECTED),
    REFERRED(Status.REFERRED_TO_OFFICE),
    LAPSED(Status.APPLICATION_LAPSED),
    WITHDRAWN(Status.APPLICATION_WITHDRAWN),
    UNCOLLECTED(Status.PASSPORT_CANCELLED_UNCOLLECTED);

    private final Set<Desk> refusedAt;
    private final Set<Status> what;

    Figure(Status... what) {
        this(EnumSet.noneOf(Desk.class), what);
    }

    Figure(Set<Desk> refusedAt, Status... what) {
        this.refusedAt = refusedAt;
        this.what = EnumSet.copyOf(Set.of(what));
    }

    /** What happens to a case that is counted. */
    public Set<Status> what() {
        return what;
    }

    /** The desks at which a refusal is counted, of those figures that count any. */
    public Set<Desk> refusedAt() {
        return refusedAt;
    }

    /** The figures for which something counts. */
    static Stream<Figure> counting(Happened row) {
        return Arrays.stream(values()).filter(figure -> figure.counts(row));
    }

    private boolean counts(Happened row) {
        return what.contains(row.what()) && (row.refusedAt() == null || refusedAt.contains(row.refusedAt()));
    }
}
