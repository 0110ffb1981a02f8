package id.paspor.audit;

import id.paspor.audit.AuditRepository.Sealed;
import id.paspor.audit.Break.Kind;
import id.paspor.kernel.key.Hmac;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Compares every row with its seal, every seal with its round, and every round with the one before. */
@Component
record Verification(AuditRepository store, AuditKeys keys, LastSeen lastSeen) {

    /** How many breaks are named. */
    static final int MOST_NAMED = 1_000;

    private static final int PAGE = 5_000;
    private static final int ROUNDS_PAGE = 200;

    private static final String ROUNDS = "audit_round";

    /** What is found on the way. */
    private final class Findings {

        private final List<Break> breaks = new ArrayList<>();
        private final Set<String> erasures = store.erased();
        private long broken;
        private long rows;
        private long erased;
        private long rounds;
        private String head;

        private void add(Kind kind, String book, String chain, long row) {
            broken++;
            if (breaks.size() < MOST_NAMED) {
                breaks.add(new Break(kind, book, chain, row));
            }
        }

        private AuditReport report() {
            return new AuditReport(rows, erased, rounds, head, broken, List.copyOf(breaks));
        }
    }

    /** Verifies all of it, which takes a while: everything is read. */
    AuditReport all() {
        Findings findings = new Findings();
        // what is sealed while this goes on is the next verification's
        Optional<Instant> drained = store.lastDrained();
        rounds(findings);
        store.books().forEach(book -> rows(book, drained, findings));
        return findings.report();
    }

    private void rounds(Findings findings) {
        Optional<LastSeen.Head> seen = lastSeen.head();
        long expected = 1;
        String previous = null;
        boolean sawHead = seen.isEmpty();
        List<Round> page;
        do {
            page = store.rounds(expected - 1, ROUNDS_PAGE);
            if (page.isEmpty()) {
                break;
            }
            Map<Long, Set<String>> lines = store.linesOfRounds(
                    page.get(0).number(), page.get(page.size() - 1).number());
            for (Round round : page) {
                boolean follows = round.number() == expected;
                for (; expected < round.number(); expected++) {
                    findings.add(Kind.ROUND_GONE, ROUNDS, null, expected);
                }
                round(round, previous, follows, lines.getOrDefault(round.number(), Set.of()), findings);
                sawHead |= seen.filter(head ->
                                head.number() == round.number() && head.mac().equals(round.mac()))
                        .isPresent();
                previous = round.mac();
                expected++;
                findings.rounds++;
                findings.head = round.number() + " " + round.mac();
            }
        } while (page.size() == ROUNDS_PAGE);
        if (!sawHead) {
            long number = seen.get().number();
            findings.add(expected > number ? Kind.ROUND_CHANGED : Kind.ROUND_GONE, ROUNDS, null, number);
        }
    }

    /** @param follows whether the round before it is there; otherwise its own signature tells nothing */
    private void round(Round round, String previous, boolean follows, Set<String> lines, Findings findings) {
        Optional<Hmac> key = keys.named(round.keyId());
        if (key.isEmpty()) {
            findings.add(Kind.UNKNOWN_KEY, ROUNDS, null, round.number());
        } else if (follows && !Signatures.ofRound(key.get(), round, previous).equals(round.mac())) {
            findings.add(Kind.ROUND_CHANGED, ROUNDS, null, round.number());
        }
        Set<String> known = Set.copyOf(round.contents().lines().toList());
        difference(known, lines).forEach(line -> named(Kind.SEAL_GONE, line, findings));
        difference(lines, known).forEach(line -> named(Kind.SEAL_ADDED, line, findings));
    }

    private static Set<String> difference(Set<String> of, Set<String> without) {
        Set<String> rest = new HashSet<>(of);
        rest.removeAll(without);
        return rest;
    }

    private static void named(Kind kind, String line, Findings findings) {
        String[] words = line.split(" ", 4);
        findings.add(kind, words[0], words[3], Long.parseLong(words[1]));
    }

    private void rows(Book book, Optional<Instant> drained, Findings findings) {
        long above = 0;
        boolean last;
        do {
            List<Sealed> seals = store.seals(book, above, PAGE);
            last = seals.size() < PAGE;
            long upTo = last ? Long.MAX_VALUE : seals.get(PAGE - 1).seal().rowId();
            Map<Long, Entry> entries =
                    store.entries(book, above, upTo).stream().collect(Collectors.toMap(Entry::id, Function.identity()));
            Map<String, Long> erased = erased(book, seals, entries);
            for (Sealed held : seals) {
                row(book, held, entries.remove(held.seal().rowId()), erased, findings);
            }
            entries.values().stream()
                    .filter(entry -> drained.filter(moment -> entry.at().isBefore(moment.minus(Sealing.LATE)))
                            .isPresent())
                    .forEach(entry -> findings.add(Kind.INSERTED, book.table(), entry.chain(), entry.id()));
            above = upTo;
        } while (!last);
    }

    /** Up to which row those chains were erased of which rows are gone. */
    private Map<String, Long> erased(Book book, List<Sealed> seals, Map<Long, Entry> entries) {
        Set<String> gone = seals.stream()
                .map(Sealed::seal)
                .filter(seal -> !entries.containsKey(seal.rowId()))
                .map(Seal::chain)
                .collect(Collectors.toSet());
        return gone.isEmpty() ? Map.of() : store.erasedUpTo(book, gone);
    }

    private void row(Book book, Sealed held, Entry entry, Map<String, Long> erasedUpTo, Findings findings) {
        Seal seal = held.seal();
        findings.rows++;
        if (entry == null && seal.rowId() <= erasedUpTo.getOrDefault(seal.chain(), 0L)) {
            findings.erased++;
            return;
        }
        if (entry == null) {
            findings.add(Kind.GONE, book.table(), seal.chain(), seal.rowId());
            return;
        }
        Optional<Hmac> key = keys.named(Objects.requireNonNullElse(held.keyId(), ""));
        if (key.isEmpty()) {
            findings.add(Kind.UNKNOWN_KEY, book.table(), seal.chain(), seal.rowId());
            return;
        }
        boolean textChanged = !Objects.equals(Signatures.ofText(key.get(), book.table(), entry), seal.textMac());
        boolean erased =
                textChanged && entry.text() == null && findings.erasures.contains(book.table() + " " + entry.id());
        if (erased) {
            findings.erased++;
        }
        // without the seal before it, which its round misses, a row proves nothing
        boolean provable = seal.position() == 1 || held.previous() != null;
        String mac = Signatures.ofRow(key.get(), entry, seal, seal.position() == 1 ? null : held.previous());
        if (textChanged && !erased || provable && !mac.equals(seal.mac())) {
            findings.add(Kind.CHANGED, book.table(), seal.chain(), seal.rowId());
        }
        if (held.since() != null && entry.at().isBefore(held.since().minus(Sealing.LATE))) {
            findings.add(Kind.INSERTED, book.table(), seal.chain(), seal.rowId());
        }
    }

    /** Verifies some seals of a book with the rows beside them, and names what is wrong. */
    List<Break> some(Book book, List<Sealed> seals, List<Entry> entries) {
        Map<Long, Entry> byId = new HashMap<>();
        entries.forEach(entry -> byId.put(entry.id(), entry));
        Findings findings = new Findings();
        Map<String, Long> erased = erased(book, seals, byId);
        seals.forEach(held -> row(book, held, byId.get(held.seal().rowId()), erased, findings));
        return List.copyOf(findings.breaks);
    }
}
