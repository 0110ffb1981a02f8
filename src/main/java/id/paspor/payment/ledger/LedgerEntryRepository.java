package id.paspor.payment.ledger;

import org.springframework.data.repository.Repository;

interface LedgerEntryRepository extends Repository<LedgerEntry, Long> {

    LedgerEntry save(LedgerEntry entry);

    boolean existsByReference(String reference);
}
