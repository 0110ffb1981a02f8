package id.paspor.payment.reconciliation;

import org.springframework.data.repository.Repository;

interface BankReportEntryRepository extends Repository<BankReportEntry, Long> {

    void saveAll(Iterable<BankReportEntry> entries);
}
