package id.paspor.supervision.report;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SentReportRepository extends Repository<SentReport, Long> {

    SentReport save(SentReport report);

    @Query("select new id.paspor.supervision.report.MonthlyReports$Sent(r.id, r.month, r.sentAt, r.sentBy)"
            + " from SentReport r where r.office = :office order by r.month desc, r.id desc limit :most")
    List<MonthlyReports.Sent> latest(String office, int most);

    @Query("select r.pdf from SentReport r where r.id = :id and r.office = :office")
    Optional<byte[]> pdf(long id, String office);

    @Query("select r.csv from SentReport r where r.id = :id and r.office = :office")
    Optional<byte[]> csv(long id, String office);
}
