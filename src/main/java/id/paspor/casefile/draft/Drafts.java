package id.paspor.casefile.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.kernel.RandomTokens;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedByAge;
import id.paspor.kernel.erasure.KeepsAccounts;
import id.paspor.kernel.erasure.Retention;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applications that are being filled in, so that nothing is ever typed twice. They belong to one account; everybody
 * else's do not exist.
 */
@Service
@Transactional
public class Drafts implements ErasedByAge, KeepsAccounts {

    /** How many an account may have that are not sent (a family). */
    public static final int MOST = 5;

    private final DraftRepository drafts;
    private final ObjectMapper json;
    private final Clock clock;

    Drafts(DraftRepository drafts, ObjectMapper json, Clock clock) {
        this.drafts = drafts;
        this.json = json;
        this.clock = clock;
    }

    /** The drafts of an account that have not been sent, oldest first. */
    @Transactional(readOnly = true)
    public List<Draft> of(String account) {
        return drafts.findByAccountAndRegistrationNumberIsNullOrderByCreatedAt(account).stream()
                .map(DraftEntity::view)
                .toList();
    }

    /**
     * A draft of an account, also when it was sent already.
     *
     * @throws Refusal when the account has none with this id
     */
    @Transactional(readOnly = true)
    public Draft get(String account, String id) {
        return drafts.findByAccountAndId(account, id)
                .map(DraftEntity::view)
                .orElseThrow(() -> Refusal.notFound("draft.unknown"));
    }

    /**
     * Begins a draft.
     *
     * @return its id, which cannot be guessed
     * @throws Refusal when the account has {@value #MOST} already
     */
    public String begin(String account, Map<String, Object> answers) {
        if (drafts.countByAccountAndRegistrationNumberIsNull(account) >= MOST) {
            throw Refusal.conflict("draft.too-many", MOST);
        }
        String id = RandomTokens.ofBytes(16);
        drafts.begin(id, account, written(answers), clock.instant());
        return id;
    }

    /**
     * Saves the answers to the questions of a step; the other answers stay, so that two windows do not undo each other.
     *
     * @param asked the keys of the questions; what has no answer is forgotten
     * @throws Refusal when the account has no such draft, or it was sent already
     */
    public void save(String account, String id, String step, Collection<String> asked, Map<String, Object> answers) {
        int saved = drafts.save(account, id, step, asked.toArray(String[]::new), written(answers), clock.instant());
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
        return drafts.saveMeanwhile(
                        account, id, step, saves, asked.toArray(String[]::new), written(answers), clock.instant())
                == 1;
    }

    /** Throws a draft away. */
    public void discard(String account, String id) {
        drafts.discard(account, id);
    }

    /**
     * Notes, in the transaction of the registration, that a draft has become an application.
     *
     * @throws Refusal when it did so before
     */
    public void sent(String account, String id, RegistrationNumber registrationNumber) {
        int first = drafts.sent(account, id, registrationNumber, clock.instant());
        if (first == 0) {
            throw Refusal.conflict("draft.sent");
        }
    }

    @Override
    public Retention kind() {
        return Retention.DRAFTS;
    }

    @Override
    @Transactional(readOnly = true)
    public long due(Instant before, Set<RegistrationNumber> held) {
        return drafts.countByChangedAtBefore(before);
    }

    @Override
    public int erase(Instant before, Set<RegistrationNumber> held, int most) {
        return drafts.erase(before, most);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> kept(Collection<String> accounts) {
        return drafts.accountsAmong(accounts);
    }

    private String written(Map<String, Object> answers) {
        try {
            return json.writeValueAsString(answers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("answers of a draft cannot be written");
        }
    }
}
