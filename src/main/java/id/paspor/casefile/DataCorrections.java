package id.paspor.casefile;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What applicants ask to have corrected in what is held about them, one request per case at a time. */
@Service
public class DataCorrections {

    /** The time that the law leaves for a rectification: 3 × 24 hours (UU PDP 27/2022, article 30). */
    private static final Duration TO_ANSWER = Duration.ofHours(3 * 24);

    private static final String COLUMNS =
            "id, registration_number, wrong, requested_at, due_at, decision, answer, answered_at";

    private final JdbcClient jdbc;
    private final CaseFiles cases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DataCorrections(JdbcClient jdbc, CaseFiles cases, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
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
    @Transactional
    public void request(String registrationNumber, String wrong) {
        events.publishEvent(new CorrectionRequested(registrationNumber, wrong));
    }

    /**
     * Takes a request into the case file.
     *
     * @return its number
     * @throws Refusal when an earlier request of the case is not answered yet
     */
    @Transactional
    public long open(String registrationNumber, String wrong) {
        Instant now = clock.instant();
        try {
            return jdbc.sql("""
                    insert into data_correction (registration_number, wrong, requested_at, requested_by, due_at)
                    values (?, ?, ?, ?, ?) returning id""")
                    .params(
                            cases.get(registrationNumber).registrationNumber(),
                            wrong,
                            Timestamp.from(now),
                            Actor.current(),
                            Timestamp.from(now.plus(TO_ANSWER)))
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException openStill) {
            throw Refusal.conflict("correction.open-already");
        }
    }

    /** One request. */
    @Transactional(readOnly = true)
    public DataCorrection get(long id) {
        return jdbc.sql("select " + COLUMNS + " from data_correction where id = ?")
                .param(id)
                .query(DataCorrection.class)
                .single();
    }

    /** The requests about a case, newest first. */
    @Transactional(readOnly = true)
    public List<DataCorrection> of(String registrationNumber) {
        return jdbc.sql("select " + COLUMNS + " from data_correction where registration_number = ? order by id desc")
                .param(registrationNumber)
                .query(DataCorrection.class)
                .list();
    }

    /** Until when the open request about a case is to be answered. */
    @Transactional(readOnly = true)
    public Date dueAt(String registrationNumber) {
        return Date.from(of(registrationNumber).get(0).dueAt());
    }

    /**
     * Keeps the answer of the acting supervisor.
     *
     * @param decision {@code corrected} or {@code declined}
     */
    @Transactional
    public void answer(long id, String decision, String answer) {
        jdbc.sql("""
                update data_correction set decision = ?, answer = ?, answered_at = ?, answered_by = ?
                where id = ? and answered_at is null""")
                .params(decision, answer, Timestamp.from(clock.instant()), Actor.current(), id)
                .update();
    }

    /** Has the applicant told the answer, once. */
    @Transactional
    public void tell(long id) {
        int first = jdbc.sql("update data_correction set told_at = ? where id = ? and told_at is null")
                .params(Timestamp.from(clock.instant()), id)
                .update();
        if (first == 1) {
            DataCorrection answered = get(id);
            events.publishEvent(new CorrectionAnswered(
                    answered.registrationNumber(), answered.decision().equals("corrected"), answered.answer()));
        }
    }
}
