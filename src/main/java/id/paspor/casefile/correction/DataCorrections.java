package id.paspor.casefile.correction;

import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What applicants ask to have corrected in what is held about them, one request per case at a time. */
@Service
@Transactional
public class DataCorrections {

    private final DataCorrectionRepository corrections;
    private final CaseFiles cases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DataCorrections(
            DataCorrectionRepository corrections, CaseFiles cases, ApplicationEventPublisher events, Clock clock) {
        this.corrections = corrections;
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks for a correction, which a process brings to a supervisor of the case's office.
     *
     * @param wrong what is wrong; the form {@code correction-requested} says how long it may be
     * @throws Refusal when the form refuses the text, or an earlier request of the case is not answered yet
     */
    public void request(RegistrationNumber registrationNumber, String wrong) {
        events.publishEvent(new CorrectionRequested(registrationNumber, wrong));
    }

    /**
     * Takes a request into the case file.
     *
     * @return its number
     * @throws Refusal when an earlier request of the case is not answered yet
     */
    public long open(RegistrationNumber registrationNumber, String wrong) {
        RegistrationNumber known = cases.get(registrationNumber).registrationNumber();
        try {
            return corrections
                    .save(new DataCorrectionEntity(known, wrong, clock.instant(), Actor.current()))
                    .id();
        } catch (DataIntegrityViolationException openStill) {
            throw Refusal.conflict("correction.open-already");
        }
    }

    /** One request. */
    @Transactional(readOnly = true)
    public DataCorrection get(long id) {
        return corrections.findById(id).orElseThrow().view();
    }

    /** The requests about a case, newest first. */
    @Transactional(readOnly = true)
    public List<DataCorrection> of(RegistrationNumber registrationNumber) {
        return corrections.findByRegistrationNumberOrderByIdDesc(registrationNumber).stream()
                .map(DataCorrectionEntity::view)
                .toList();
    }

    /** Until when the open request about a case is to be answered. */
    @Transactional(readOnly = true)
    public Date dueAt(RegistrationNumber registrationNumber) {
        return Date.from(of(registrationNumber).get(0).dueAt());
    }

    /** Keeps the answer of the acting supervisor. */
    public void answer(long id, DataCorrection.Decision decision, String answer) {
        corrections.findLocked(id).answer(decision, answer, clock.instant(), Actor.current());
    }

    /** Has the applicant told the answer, once. */
    public void tell(long id) {
        DataCorrectionEntity correction = corrections.findLocked(id);
        if (correction.tell(clock.instant())) {
            DataCorrection answered = correction.view();
            events.publishEvent(new CorrectionAnswered(
                    answered.registrationNumber(),
                    answered.decision() == DataCorrection.Decision.CORRECTED,
                    answered.answer()));
        }
    }
}
