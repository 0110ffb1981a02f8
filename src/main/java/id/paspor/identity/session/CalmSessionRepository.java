package id.paspor.identity.session;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table of sessions. A request reads its session with one statement, however often it is asked for, and writes it only
 * when it has changed; see {@link CalmSession}.
 */
@Component
class CalmSessionRepository implements SessionRepository<CalmSession> {

    /** What the request on this thread has read; absent outside of requests. */
    private static final ThreadLocal<Map<String, Optional<CalmSession>>> OF_REQUEST = new ThreadLocal<>();

    private final JdbcTemplate jdbc;
    private final JdbcIndexedSessionRepository table;
    private final FindByIndexNameSessionRepository<Session> sessions;
    private final SessionSettings settings;
    private final Clock clock;
    private final TransactionTemplate transactions;

    CalmSessionRepository(
            JdbcTemplate jdbc, SessionSettings settings, Clock clock, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
        this.transactions = new TransactionTemplate(manager);
        // nobody knows the number of a session before it is whole, so it needs no transaction
        this.table = new JdbcIndexedSessionRepository(jdbc, TransactionOperations.withoutTransaction());
        // two first requests of one browser may add the same attribute at once
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(table);
        table.setDefaultMaxInactiveInterval(settings.idle());
        table.setSessionIdGenerator(new SessionNumbers());
        table.setConversionService(new SessionBytes());
        this.sessions = anySession(table);
    }

    @SuppressWarnings("unchecked")
    private static FindByIndexNameSessionRepository<Session> anySession(FindByIndexNameSessionRepository<?> table) {
        return (FindByIndexNameSessionRepository<Session>) table;
    }

    /** Begins to remember what the request on this thread reads. */
    static void beginRequest() {
        OF_REQUEST.set(new HashMap<>());
    }

    /** Forgets what the request on this thread has read. */
    static void endRequest() {
        OF_REQUEST.remove();
    }

    @Override
    public CalmSession createSession() {
        return new CalmSession(sessions.createSession());
    }

    @Override
    public void save(CalmSession session) {
        if (session.hasBegun()) {
            transactions.executeWithoutResult(transaction -> {
                sessions.save(session.kept());
                makeRoom(session.getId());
            });
        } else {
            sessions.save(session.kept());
        }
    }

    @Override
    public CalmSession findById(String id) {
        Map<String, Optional<CalmSession>> known = OF_REQUEST.get();
        return (known == null ? read(id) : known.computeIfAbsent(id, this::read)).orElse(null);
    }

    private Optional<CalmSession> read(String id) {
        Optional<CalmSession> found = Optional.ofNullable(sessions.findById(id)).map(CalmSession::new);
        if (found.filter(this::isOver).isPresent()) {
            sessions.deleteById(id);
            return Optional.empty();
        }
        return found;
    }

    /** Whether somebody is signed in who has been so for too long, or nobody knows for how long. */
    private boolean isOver(CalmSession session) {
        boolean signedIn =
                session.getAttributeNames().contains(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        return signedIn
                && Optional.<SignIn>ofNullable(session.getAttribute(SignIn.ATTRIBUTE))
                        .filter(signIn -> clock.instant().isBefore(signIn.at().plus(settings.longest())))
                        .isEmpty();
    }

    @Override
    public void deleteById(String id) {
        Map<String, Optional<CalmSession>> known = OF_REQUEST.get();
        if (known != null) {
            known.put(id, Optional.empty());
        }
        sessions.deleteById(id);
    }

    /** The sessions in which an account is signed in; one that is being made or ended at this moment is none. */
    List<CalmSession> of(String account) {
        return sessions.findByPrincipalName(account).values().stream()
                .map(CalmSession::new)
                .filter(session -> !session.isExpired() && !isOver(session))
                .filter(session -> session.getAttribute(SignIn.ATTRIBUTE) != null)
                .toList();
    }

    /** Ends all sessions of an account but one. */
    void endOthers(String account, String but) {
        jdbc.update("delete from spring_session where principal_name = ? and session_id <> ?", account, but);
    }

    /** Ends all sessions of an account. */
    void endAll(String account) {
        jdbc.update("delete from spring_session where principal_name = ?", account);
    }

    /** Ends sessions of the account of a new one: of those before it the ones in use last may stay. */
    private void makeRoom(String number) {
        jdbc.update(
                "delete from spring_session where primary_id in (select other.primary_id from spring_session other"
                        + " join spring_session new on new.principal_name = other.principal_name"
                        + " where new.session_id = ? and other.session_id <> new.session_id"
                        + " order by other.last_access_time desc, other.creation_time desc offset ?)",
                number,
                settings.mostPerAccount() - 1);
    }

    /** Deletes what has ended by itself. */
    @Scheduled(fixedDelayString = "PT1M")
    void cleanUp() {
        table.cleanUpExpiredSessions();
    }
}
