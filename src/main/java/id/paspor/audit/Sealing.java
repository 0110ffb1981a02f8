package id.paspor.audit;

import id.paspor.audit.AuditRepository.Head;
import id.paspor.kernel.key.Hmac;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals what was added to the books, in rounds: one node at a time, within a minute or so, so that no case waits for it. The
 * first rounds take what was there before there were seals.
 */
@Component
record Sealing(
        AuditRepository store, AuditKeys keys, LastSeen lastSeen, TransactionTemplate transactions, Clock clock) {

    /** How long after others a row with a lower number may still come: longer than any transaction. */
    static final Duration LATE = Duration.ofMinutes(10);

    /** Of each book in a round, so that one fits into memory. */
    private static final int MOST = 5_000;

    /** Seals all that is there. */
    @Scheduled(initialDelayString = "${paspor.audit.seal-every}", fixedDelayString = "${paspor.audit.seal-every}")
    void seal() {
        Map<Book, Long> from = new HashMap<>();
        Optional<Round> round;
        do {
            round = transactions.execute(transaction -> store.maySeal() ? next(from) : Optional.empty());
            round.ifPresent(lastSeen::remember);
        } while (round.isPresent() && !round.get().drained());
    }

    /** @param from for each book, the number above which rows are to be sealed yet */
    private Optional<Round> next(Map<Book, Long> from) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Round> previous = store.lastRound();
        checkKey(previous);
        long number = previous.map(Round::number).orElse(0L) + 1;
        List<Seal> seals = new ArrayList<>();
        boolean drained = true;
        for (Book book : store.books()) {
            long above = from.computeIfAbsent(book, any -> store.settled(book, now.minus(LATE)));
            List<Entry> entries = store.unsealed(book, above, MOST);
            seals.addAll(seals(book, entries, number));
            if (entries.size() == MOST) {
                drained = false;
                from.put(book, entries.get(MOST - 1).id());
            }
        }
        if (seals.isEmpty()) {
            return Optional.empty();
        }
        Round round = signed(
                new Round(
                        number,
                        now,
                        store.lastDrained().orElse(null),
                        drained,
                        keys.presentId(),
                        seals.stream().map(Seal::line).collect(Collectors.joining("\n")),
                        null),
                previous.map(Round::mac).orElse(null));
        store.add(round);
        store.add(seals);
        return Optional.of(round);
    }

    /** A node with another key than the others must not seal. */
    private void checkKey(Optional<Round> previous) {
        previous.filter(round -> keys.named(round.keyId()).isEmpty()).ifPresent(round -> {
            throw new IllegalStateException("Round " + round.number() + " of the audit was sealed with a key that this"
                    + " node does not have: set paspor.audit.key, or add that key to paspor.audit.earlier-keys");
        });
    }

    private List<Seal> seals(Book book, List<Entry> entries, long round) {
        if (entries.isEmpty()) {
            return List.of();
        }
        Hmac key = presentKey();
        Map<String, Head> heads =
                store.heads(book, entries.stream().map(Entry::chain).distinct().toList());
        List<Seal> seals = new ArrayList<>();
        for (Entry entry : entries) {
            Head head = heads.get(entry.chain());
            long position = head == null ? 1 : head.position() + 1;
            var unsigned = new Seal(
                    book.table(),
                    entry.id(),
                    entry.chain(),
                    position,
                    round,
                    Signatures.ofText(key, book.table(), entry),
                    null);
            String mac = Signatures.ofRow(key, entry, unsigned, head == null ? null : head.mac());
            seals.add(new Seal(unsigned.book(), entry.id(), entry.chain(), position, round, unsigned.textMac(), mac));
            heads.put(entry.chain(), new Head(position, mac));
        }
        return seals;
    }

    private Round signed(Round round, String previous) {
        return new Round(
                round.number(),
                round.sealedAt(),
                round.since(),
                round.drained(),
                round.keyId(),
                round.contents(),
                Signatures.ofRound(presentKey(), round, previous));
    }

    private Hmac presentKey() {
        return keys.named(keys.presentId()).orElseThrow();
    }
}
