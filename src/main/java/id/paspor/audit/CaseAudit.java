package id.paspor.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import id.paspor.audit.AuditRepository.Sealed;
import id.paspor.kernel.RegistrationNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The audit of one case with its proof: every row with its seal, and the rounds in which they were made. */
@Service
public class CaseAudit {

    private final AuditRepository store;
    private final Verification verification;
    private final Clock clock;

    CaseAudit(AuditRepository store, Verification verification, Clock clock) {
        this.store = store;
        this.verification = verification;
        this.clock = clock;
    }

    /**
     * What is handed out.
     *
     * @param breaks where rows differ from their seals
     * @param head the last round of all
     */
    public record Export(
            RegistrationNumber registrationNumber,
            Instant exportedAt,
            List<Break> breaks,
            RoundProof head,
            List<RowProof> rows,
            List<RoundProof> rounds) {}

    /**
     * A row, and the seal on it; where {@code facts} is {@code null} the row is gone, and where {@code mac} is it is not
     * sealed yet.
     */
    public record RowProof(
            String book,
            long row,
            String chain,
            @JsonRawValue String facts,
            String text,
            Long position,
            Long round,
            String textMac,
            String previous,
            String mac) {}

    /** A round; its contents, which name other cases, by their SHA-256. */
    public record RoundProof(
            long number,
            Instant sealedAt,
            Instant since,
            boolean drained,
            String keyId,
            String contentsSha256,
            String previous,
            String mac) {}

    /** The audit of a case as it is now, verified. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Export of(RegistrationNumber registrationNumber) {
        List<RowProof> rows = new ArrayList<>();
        List<Break> breaks = new ArrayList<>();
        Set<Long> rounds = new TreeSet<>();
        for (Book book : store.books()) {
            if (book.ofCase() != null) {
                List<Entry> entries = store.entriesOfCase(book, registrationNumber);
                Set<String> chains =
                        entries.stream().map(Entry::chain).collect(Collectors.toCollection(LinkedHashSet::new));
                // a chain of which no row is left
                chains.add(registrationNumber.digits());
                List<Sealed> seals = store.seals(book, chains);
                breaks.addAll(verification.some(book, seals, entries));
                seals.forEach(held -> rounds.add(held.seal().round()));
                rows.addAll(proofs(book, entries, seals));
            }
        }
        return new Export(
                registrationNumber,
                clock.instant(),
                breaks,
                store.lastRound().map(this::proof).orElse(null),
                rows,
                rounds.stream()
                        .map(number -> store.round(number).map(this::proof).orElse(null))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static List<RowProof> proofs(Book book, List<Entry> entries, List<Sealed> seals) {
        Map<Long, Entry> byId = entries.stream().collect(Collectors.toMap(Entry::id, Function.identity()));
        List<RowProof> proofs = new ArrayList<>();
        for (Sealed held : seals) {
            Seal seal = held.seal();
            Entry entry = byId.remove(seal.rowId());
            proofs.add(new RowProof(
                    book.table(),
                    seal.rowId(),
                    seal.chain(),
                    entry == null ? null : entry.facts(),
                    entry == null ? null : entry.text(),
                    seal.position(),
                    seal.round(),
                    seal.textMac(),
                    held.previous(),
                    seal.mac()));
        }
        byId.values().stream()
                .sorted(Comparator.comparing(Entry::id))
                .map(entry -> new RowProof(
                        book.table(),
                        entry.id(),
                        entry.chain(),
                        entry.facts(),
                        entry.text(),
                        null,
                        null,
                        null,
                        null,
                        null))
                .forEach(proofs::add);
        return proofs;
    }

    private RoundProof proof(Round round) {
        return new RoundProof(
                round.number(),
                round.sealedAt(),
                round.since(),
                round.drained(),
                round.keyId(),
                Signatures.digest(round.contents()),
                store.round(round.number() - 1).map(Round::mac).orElse(null),
                round.mac());
    }
}
