package id.paspor.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.kernel.RegistrationNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rounds and seals as they are kept, and the rows of books beside them. All of it is SQL: what is read of a book is named by
 * the module that keeps it, as columns and expressions of its {@link Book}; seals are compared by the set, and written as
 * one; and {@link AuditCommand} reads the same tables with nothing of the program but its database.
 */
@Component
class AuditRepository {

    /** Any number, the same on every node. */
    private static final int SEALING = 7_405_003;

    /** Of its own, as what is signed must never take another form. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SEAL_COLUMNS = "s.book, s.row_id, s.chain, s.position, s.round, s.text_mac, s.mac";

    private final JdbcClient jdbc;
    private final List<Book> books;

    AuditRepository(JdbcClient jdbc, List<BookKeeper> keepers) {
        this.jdbc = jdbc;
        this.books = keepers.stream().flatMap(keeper -> keeper.books().stream()).toList();
    }

    /** The end of a chain. */
    record Head(long position, String mac) {}

    /**
     * A seal with what it is verified by.
     *
     * @param previous the signature of the seal before, or {@code null} if there is none
     * @param since of its round
     * @param keyId of its round, or {@code null} if that is gone
     */
    record Sealed(Seal seal, String previous, Instant since, String keyId) {}

    List<Book> books() {
        return books;
    }

    /** Whether nobody else seals; this transaction then does, to its end. */
    boolean maySeal() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(SEALING)
                .query(Boolean.class)
                .single();
    }

    Optional<Round> lastRound() {
        return jdbc.sql("select * from audit_round order by number desc limit 1")
                .query(AuditRepository::round)
                .optional();
    }

    /** When a round last left nothing unsealed. */
    Optional<Instant> lastDrained() {
        return jdbc.sql("select sealed_at from audit_round where drained order by number desc limit 1")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** The highest number of a row that was sealed before a moment: lower ones come no more. */
    long settled(Book book, Instant before) {
        return jdbc.sql("""
                select coalesce(max(row_id), 0) from audit_seal where book = ? and round <= (
                    select coalesce(max(number), 0) from audit_round where sealed_at < ?)""")
                .params(book.table(), Timestamp.from(before))
                .query(Long.class)
                .single();
    }

    /** Rows above a number that have no seal, in their order. */
    List<Entry> unsealed(Book book, long above, int most) {
        return jdbc.sql(select(book) + " where id > ? and not exists (select from audit_seal"
                        + " where audit_seal.book = ? and row_id = " + book.table() + ".id) order by id limit ?")
                .params(above, book.table(), most)
                .query((row, number) -> entry(book, row))
                .list();
    }

    /** Rows above a number and up to another, in their order. */
    List<Entry> entries(Book book, long above, long upTo) {
        return jdbc.sql(select(book) + " where id > ? and id <= ? order by id")
                .params(above, upTo)
                .query((row, number) -> entry(book, row))
                .list();
    }

    List<Entry> entriesOfCase(Book book, RegistrationNumber registrationNumber) {
        return jdbc.sql(select(book) + " where " + book.ofCase() + " order by id")
                .param("registrationNumber", registrationNumber.digits())
                .query((row, number) -> entry(book, row))
                .list();
    }

    private static String select(Book book) {
        return "select id, " + book.chain() + " as audit_chain, " + book.at() + " as audit_at, "
                + String.join(", ", book.columns()) + " from " + book.table();
    }

    private static Entry entry(Book book, ResultSet row) throws SQLException {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String fact : book.facts()) {
            Object value = row.getObject(fact);
            facts.put(fact, value instanceof Timestamp time ? time.toInstant().toString() : value);
        }
        for (String fact : book.laterFacts()) {
            String value = row.getString(fact);
            if (value != null) {
                facts.put(fact, value);
            }
        }
        try {
            return new Entry(
                    row.getLong("id"),
                    row.getString("audit_chain"),
                    row.getTimestamp("audit_at").toInstant(),
                    JSON.writeValueAsString(facts),
                    book.text() == null ? null : row.getString(book.text()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The ends of some chains; those that do not exist yet are not in it. */
    Map<String, Head> heads(Book book, Collection<String> chains) {
        Map<String, Head> heads = new HashMap<>();
        jdbc.sql("""
                select distinct on (chain) chain, position, mac from audit_seal
                where book = ? and chain = any (?) order by chain, position desc""").params(book.table(), chains.toArray(String[]::new)).query(row -> {
            heads.put(row.getString("chain"), new Head(row.getLong("position"), row.getString("mac")));
        });
        return heads;
    }

    void add(Round round) {
        jdbc.sql("""
                insert into audit_round (number, sealed_at, since, drained, key_id, contents, mac)
                values (:number, :sealedAt, :since, :drained, :keyId, :contents, :mac)""")
                .param("number", round.number())
                .param("sealedAt", Timestamp.from(round.sealedAt()))
                .param("since", round.since() == null ? null : Timestamp.from(round.since()))
                .param("drained", round.drained())
                .param("keyId", round.keyId())
                .param("contents", round.contents())
                .param("mac", round.mac())
                .update();
    }

    void add(List<Seal> seals) {
        jdbc.sql("""
                insert into audit_seal (book, row_id, chain, position, round, text_mac, mac)
                select * from unnest(cast(? as text[]), cast(? as bigint[]), cast(? as text[]), cast(? as bigint[]),
                    cast(? as bigint[]), cast(? as text[]), cast(? as text[]))""")
                .params(List.of(
                        column(seals, Seal::book).toArray(String[]::new),
                        column(seals, Seal::rowId).toArray(Long[]::new),
                        column(seals, Seal::chain).toArray(String[]::new),
                        column(seals, Seal::position).toArray(Long[]::new),
                        column(seals, Seal::round).toArray(Long[]::new),
                        seals.stream().map(Seal::textMac).toArray(String[]::new),
                        column(seals, Seal::mac).toArray(String[]::new)))
                .update();
    }

    private static <T> List<T> column(List<Seal> seals, Function<Seal, T> value) {
        return seals.stream().map(value).toList();
    }

    /** Seals of a book above a number of a row, in the order of rows. */
    List<Sealed> seals(Book book, long above, int most) {
        return jdbc.sql(sealsWhere("s.book = ? and s.row_id > ?") + " order by s.row_id limit ?")
                .params(book.table(), above, most)
                .query(AuditRepository::sealOfRow)
                .list();
    }

    /** All seals of some chains, in the order of chains and positions. */
    List<Sealed> seals(Book book, Collection<String> chains) {
        return jdbc.sql(sealsWhere("s.book = ? and s.chain = any (?)") + " order by s.chain, s.position")
                .params(book.table(), chains.toArray(String[]::new))
                .query(AuditRepository::sealOfRow)
                .list();
    }

    private static String sealsWhere(String where) {
        return "select " + SEAL_COLUMNS + ", p.mac as previous, r.since, r.key_id from audit_seal s"
                + " left join audit_round r on r.number = s.round left join audit_seal p"
                + " on p.book = s.book and p.chain = s.chain and p.position = s.position - 1 where " + where;
    }

    /** Rounds above a number, in their order. */
    List<Round> rounds(long above, int most) {
        return jdbc.sql("select * from audit_round where number > ? order by number limit ?")
                .params(above, most)
                .query(AuditRepository::round)
                .list();
    }

    Optional<Round> round(long number) {
        return jdbc.sql("select * from audit_round where number = ?")
                .param(number)
                .query(AuditRepository::round)
                .optional();
    }

    /** The seals of some rounds, by round, each as a round names it. */
    Map<Long, Set<String>> linesOfRounds(long first, long last) {
        Map<Long, Set<String>> lines = new HashMap<>();
        jdbc.sql("select " + SEAL_COLUMNS + " from audit_seal s where round between ? and ?")
                .params(first, last)
                .query(row -> {
                    Seal seal = seal(row);
                    lines.computeIfAbsent(seal.round(), round -> new HashSet<>())
                            .add(seal.line());
                });
        return lines;
    }

    /** Which texts were erased, each as its table and row. */
    Set<String> erased() {
        return new HashSet<>(jdbc.sql("select book || ' ' || row_id from " + Erasures.TABLE)
                .query(String.class)
                .list());
    }

    /** Up to which row some chains were erased, by their names; those that were not are not in it. */
    Map<String, Long> erasedUpTo(Book book, Collection<String> chains) {
        Map<String, Long> erased = new HashMap<>();
        jdbc.sql("select chain, max(last_row) as last_row from " + Erasures.CHAINS
                        + " where book = ? and chain = any (?) group by chain")
                .params(book.table(), chains.toArray(String[]::new))
                .query(row -> {
                    erased.put(row.getString("chain"), row.getLong("last_row"));
                });
        return erased;
    }

    private static Sealed sealOfRow(ResultSet row, int number) throws SQLException {
        return new Sealed(seal(row), row.getString("previous"), moment(row, "since"), row.getString("key_id"));
    }

    private static Seal seal(ResultSet row) throws SQLException {
        return new Seal(
                row.getString("book"),
                row.getLong("row_id"),
                row.getString("chain"),
                row.getLong("position"),
                row.getLong("round"),
                row.getString("text_mac"),
                row.getString("mac"));
    }

    private static Round round(ResultSet row, int number) throws SQLException {
        return new Round(
                row.getLong("number"),
                moment(row, "sealed_at"),
                moment(row, "since"),
                row.getBoolean("drained"),
                row.getString("key_id"),
                row.getString("contents"),
                row.getString("mac"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
