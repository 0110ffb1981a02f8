package id.paspor.supervision.late;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseList;
import id.paspor.casefile.CaseList.Filter;
import id.paspor.casefile.CaseList.ListedCase;
import id.paspor.casefile.CaseList.Order;
import id.paspor.casefile.reason.Reason;
import id.paspor.casefile.reason.Reasons;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedWithCase;
import id.paspor.kernel.reading.CasePart;
import id.paspor.kernel.written.OfficersReason;
import id.paspor.office.Offices;
import id.paspor.office.WorkingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The late cases of an office, and what supervisors decide about each: why, what was done, and the new date; see ADR 62. */
@Service
@Transactional
public class LateCases implements ErasedWithCase {

    /** How many are shown. */
    public static final int MOST = 200;

    /** What was decided about a late case, the oldest first, as part of a page. */
    public static final CasePart<LateDecision> DECIDED = LateDecisionRepository.OF_CASE;

    private static final String FORM = "late-case";
    private static final int FURTHEST_DAYS = 60;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final CaseList list;
    private final CaseFiles cases;
    private final Reasons reasons;
    private final LateDecisionRepository decisions;
    private final Offices offices;
    private final WorkingCalendar calendar;
    private final Clock clock;

    LateCases(
            CaseList list,
            CaseFiles cases,
            Reasons reasons,
            LateDecisionRepository decisions,
            Offices offices,
            WorkingCalendar calendar,
            Clock clock) {
        this.list = list;
        this.cases = cases;
        this.reasons = reasons;
        this.decisions = decisions;
        this.offices = offices;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Those of an office that are late now; no more than {@link #MOST}. Each is noted as looked at. */
    public List<ListedCase> of(String office) {
        return list.page(new Filter(office, null, false, Instant.EPOCH, END, true, null), Order.URGENT, 0, MOST);
    }

    /** The reasons that there are, as value and label in the language of whoever asks. */
    @Transactional(readOnly = true)
    public List<Map<String, String>> reasons() {
        return reasons.options(FORM);
    }

    /** What was decided at an office last, the newest first. */
    @Transactional(readOnly = true)
    public List<LateDecision> lately(String office) {
        return decisions.findTop20ByOfficeOrderByIdDesc(office).stream()
                .map(LateDecisionEntity::view)
                .toList();
    }

    /** What was decided about a case, the oldest first. */
    @Transactional(readOnly = true)
    public List<LateDecision> decided(RegistrationNumber registrationNumber) {
        return decisions.findByRegistrationNumberOrderById(registrationNumber).stream()
                .map(LateDecisionEntity::view)
                .toList();
    }

    /**
     * Decides about a late case of an office, in the name of the acting supervisor: it has time until the end of another day, and
     * the applicant is told that and why.
     *
     * @param lateSince from when it is late, as the supervisor saw it
     * @param reason the code of one of {@link #reasons}
     * @param done what was done, 3 to 500 characters
     * @param until a working day of the office after today, at most 60 days away
     * @throws Refusal naming every field that is wrong, or when it was decided meanwhile
     */
    public void decide(
            String office,
            RegistrationNumber registrationNumber,
            Instant lateSince,
            String reason,
            String done,
            LocalDate until) {
        cases.find(registrationNumber)
                .filter(file -> file.office().equals(office))
                .orElseThrow(() -> Refusal.notFound("application.unknown"));
        Reason why = reasons.given(FORM, "extend", reason, null, true);
        String words = OfficersReason.required(done);
        check(office, until);
        try {
            decisions.saveAndFlush(new LateDecisionEntity(
                    office,
                    lateSince,
                    new LateDecision(registrationNumber, reason, words, until, clock.instant(), Actor.current())));
        } catch (DataIntegrityViolationException decidedMeanwhile) {
            throw Refusal.conflict("late.decided-meanwhile");
        }
        cases.extend(registrationNumber, lateSince, why, until);
    }

    private void check(String office, LocalDate until) {
        LocalDate today = offices.get(office).today(clock);
        if (!until.isAfter(today) || until.isAfter(today.plusDays(FURTHEST_DAYS))) {
            throw Refusal.invalid("until", "late.no-such-day", FURTHEST_DAYS);
        }
        if (!calendar.isOpen(office, until)) {
            throw Refusal.invalid("until", "late.closed-day");
        }
    }

    @Override
    public void eraseWith(RegistrationNumber registrationNumber) {
        decisions.erase(registrationNumber);
    }
}
