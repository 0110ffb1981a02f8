package id.paspor.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.kernel.RandomTokens;
import id.paspor.kernel.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applications that are being filled in, so that nothing is ever typed twice. They belong to one account; everybody
 * else's do not exist.
 */
@Service
@Transactional
public class Drafts {

    /** How many an account may have that are not sent (a family). */
    public static final int MOST = 5;

    private static final String COLUMNS = "id, answers, saves, changed_at, registration_number";
    private static final TypeReference<TreeMap<String, Object>> ANSWERS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> SAVES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final Period kept;

    Drafts(JdbcClient jdbc, ObjectMapper json, Clock clock, @Value("${paspor.drafts.kept}") Period kept) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.kept = kept;
    }

    /** The drafts of an account that have not been sent, oldest first. */
    @Transactional(readOnly = true)
    public List<Draft> of(String account) {
        return jdbc.sql("select " + COLUMNS + " from application_draft"
                        + " where account = ? and registration_number is null order by created_at")
                .param(account)
                .query(this::draft)
                .list();
    }

    /**
     * A draft of an account, also when it was sent already.
     *
     * @throws Refusal when the account has none with this id
     */
    @Transactional(readOnly = true)
    public Draft get(String account, String id) {
        return jdbc.sql("select " + COLUMNS + " from application_draft where account = ? and id = ?")
                .params(account, id)
                .query(this::draft)
                .optional()
                .orElseThrow(() -> Refusal.notFound("draft.unknown"));
    }

    /**
     * Begins a draft.
     *
     * @return its id, which cannot be guessed
     * @throws Refusal when the account has {@value #MOST} already
     */
    public String begin(String account, Map<String, Object> answers) {
        if (of(account).size() >= MOST) {
            throw Refusal.conflict("draft.too-many", MOST);
        }
        String id = RandomTokens.ofBytes(16);
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into application_draft (id, account, answers, created_at, changed_at)
                values (?, ?, ?::jsonb, ?, ?)""").params(id, account, written(answers), now, now).update();
        return id;
    }

    /**
     * Saves the answers to the questions of a step; the other answers stay, so that two windows do not undo each other.
     *
     * @param asked the keys of the questions; what has no answer is forgotten
     * @throws Refusal when the account has no such draft, or it was sent already
     */
    public void save(String account, String id, String step, Collection<String> asked, Map<String, Object> answers) {
        int saved = jdbc.sql("""
                update application_draft set answers = (answers - ?::text[]) || ?::jsonb, changed_at = ?,
                    saves = saves || jsonb_build_object(?::text, coalesce((saves ->> ?)::int, 0) + 1)
                where account = ? and id = ? and registration_number is null""")
                .params(asked.toArray(String[]::new), written(answers), Timestamp.from(clock.instant()))
                .params(step, step, account, id)
                .update();
        if (saved == 0) {
            get(account, id);
            throw Refusal.conflict("draft.sent");
        }
    }

    /**
     * Saves the answers to the questions of a step that is still being filled in.
     *
     * @param saves how often the step had been saved when its page was shown ({@link Draft#saves(String)}): what somebody
     *     typed before sending the step, and arrives after it, must not undo it
     * @return whether it was saved: not when the step was, meanwhile, or there is no such draft any more
     */
    public boolean saveMeanwhile(
            String account, String id, String step, int saves, Collection<String> asked, Map<String, Object> answers) {
        return jdbc.sql("""
                update application_draft set answers = (answers - ?::text[]) || ?::jsonb, changed_at = ?
                where account = ? and id = ? and registration_number is null
                    and coalesce((saves ->> ?)::int, 0) = ?""")
                        .params(asked.toArray(String[]::new), written(answers), Timestamp.from(clock.instant()))
                        .params(account, id, step, saves)
                        .update()
                == 1;
    }

    /** Throws a draft away. */
    public void discard(String account, String id) {
        jdbc.sql("delete from application_draft where account = ? and id = ? and registration_number is null")
                .params(account, id)
                .update();
    }

    /**
     * Notes, in the transaction of the registration, that a draft has become an application.
     *
     * @throws Refusal when it did so before
     */
    public void sent(String account, String id, String registrationNumber) {
        int first = jdbc.sql("""
                update application_draft set registration_number = ?, answers = '{}', changed_at = ?
                where account = ? and id = ? and registration_number is null""")
                .params(registrationNumber, Timestamp.from(clock.instant()), account, id)
                .update();
        if (first == 0) {
            throw Refusal.conflict("draft.sent");
        }
    }

    /** Forgets drafts that nobody has touched for long. */
    @Scheduled(cron = "0 40 3 * * *")
    void forget() {
        jdbc.sql("delete from application_draft where changed_at < ?")
                .param(Timestamp.from(
                        clock.instant().atOffset(ZoneOffset.UTC).minus(kept).toInstant()))
                .update();
    }

    private Draft draft(ResultSet row, int number) throws SQLException {
        try {
            return new Draft(
                    row.getString("id"),
                    json.readValue(row.getString("answers"), ANSWERS),
                    json.readValue(row.getString("saves"), SAVES),
                    row.getTimestamp("changed_at").toInstant(),
                    row.getString("registration_number"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("draft " + row.getString("id") + " cannot be read");
        }
    }

    private String written(Map<String, Object> answers) {
        try {
            return json.writeValueAsString(answers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("answers of a draft cannot be written");
        }
    }
}
