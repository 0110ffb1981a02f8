package id.paspor.supervision.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.Application.Kind;
import id.paspor.casefile.OfficeHistory.Issued;
import id.paspor.kernel.Language;
import id.paspor.kernel.Refusal;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.Paper;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every test begins on Monday, 7 September 2026. */
@ProcessTest
class MonthlyReportsTest {

    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

    @Autowired
    MonthlyReports reports;

    @Autowired
    ImmigrationOffice denpasar;

    @Autowired
    Offices offices;

    @Autowired
    ReportMail mail;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aReportSaysWhatTheMonthWasAndStaysAsItWasSent() {
        CaseStory budi = denpasar.receivesApplication(Applicants.adult()).isReadyForPickup();
        clock.setTo(ImmigrationOffice.instant("2026-10-01 08:00"));
        Office office = offices.get("DPS");

        reports.send(office, SEPTEMBER);

        long number = reports.sent(office).get(0).id();
        String table = new String(reports.csv(office, number), StandardCharsets.UTF_8);
        String amount = String.valueOf(budi.bill().amount());
        assertThat(table.lines())
                .contains(
                        "DPS,2026-09,Paspor yang terbit,\"E-paspor, 10 tahun\",Baru,1,,,",
                        "DPS,2026-09,Yang terjadi,Dibayar,,1,,,",
                        "DPS,2026-09,Penerimaan dan tagihan,Tagihan yang terbit pada bulan ini,,1," + amount + ",,",
                        "DPS,2026-09,Penerimaan dan tagihan,Pembayaran yang diterima pada bulan ini,,1," + amount
                                + ",,",
                        "DPS,2026-09,Penerimaan dan tagihan,Dari tagihan bulan ini: belum dibayar,,0,0,,",
                        "DPS,2026-09,Waktu penyelesaian,Siap diambil dalam waktu yang dijanjikan,,1,,,",
                        "DPS,2026-09,Persediaan blangko,\"E-paspor, 10 tahun\",Diterima,10,,,",
                        "DPS,2026-09,Persediaan blangko,\"E-paspor, 10 tahun\",Dipakai,1,,,",
                        "DPS,2026-09,Persediaan blangko,\"E-paspor, 10 tahun\",Akhir bulan,9,,,");
        byte[] pdf = reports.pdf(office, number);
        assertThat(mail.of(null, attachedTo("laporan@example.org"), Language.ID, null))
                .hasValueSatisfying(attached -> assertThat(attached.content()).isEqualTo(pdf));
        assertThat(mail.of(null, "monthly-report/BTM/" + number, Language.ID, null))
                .isEmpty();
        Paper paper = Paper.of(pdf, "monthly-report");
        assertThat(paper.title()).isEqualTo("Laporan bulanan September 2026");
        assertThat(paper.language()).isEqualTo("id");
        assertThat(paper.tagged()).isTrue();
        assertThat(paper.embedded()).isTrue();
        assertThat(paper.text())
                .contains(
                        "Kantor Imigrasi Denpasar",
                        "Paspor yang terbit: 1",
                        "Janji 7 hari kerja: 1 dari 1 paspor siap tepat waktu (100%).")
                .doesNotContain("??");

        budi.isCollected();
        reports.send(office, SEPTEMBER);

        assertThat(reports.sent(office)).hasSize(2);
        assertThat(reports.pdf(office, number)).isEqualTo(pdf);
        assertThatThrownBy(() -> jdbc.sql("update monthly_report set csv = ''").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> reports.pdf(offices.get("BTM"), number)).isInstanceOf(Refusal.class);
    }

    /** What became ready at 22.30, 23.30 and 00.30 in Jakarta is of two years, at each office of its own. */
    @ParameterizedTest
    @CsvSource({"JKS, 2", "DPS, 1", "DJJ, 0"})
    void aMonthIsThatOfTheOfficeAlsoAtTheEndOfAYear(String code, int inDecember) {
        Office office = offices.get(code);
        becomesReady(office, "2026-12-31T15:30:00Z");
        becomesReady(office, "2026-12-31T16:30:00Z");
        becomesReady(office, "2026-12-31T17:30:00Z");

        assertThat(reports.drawUp(office, DECEMBER).passports()).isEqualTo(inDecember);
        assertThat(reports.drawUp(office, DECEMBER.plusMonths(1)).issued())
                .containsExactly(new Issued(Product.ORDINARY_5Y, Kind.REPLACEMENT, 3 - inDecember));
    }

    @ParameterizedTest
    @CsvSource({
        "JKS, 2026-12-31T16:59:59Z, 2026-11",
        "JKS, 2026-12-31T17:00:00Z, 2026-12",
        "DPS, 2026-12-31T15:59:59Z, 2026-11",
        "DPS, 2026-12-31T16:00:00Z, 2026-12",
        "DJJ, 2026-12-31T14:59:59Z, 2026-11",
        "DJJ, 2026-12-31T15:00:00Z, 2026-12"
    })
    void aMonthIsReportedOnceItIsOverAtTheOffice(String code, Instant now, YearMonth last) {
        clock.setTo(now);
        Office office = offices.get(code);

        assertThat(reports.months(office)).hasSize(12).startsWith(last).endsWith(last.minusMonths(11));
        int before = reports.sent(office).size();
        for (YearMonth month : List.of(last.plusMonths(1), last.minusMonths(12))) {
            assertThatThrownBy(() -> reports.send(office, month)).isInstanceOf(Refusal.class);
        }
        assertThat(reports.sent(office)).hasSize(before);
    }

    private String attachedTo(String address) {
        return jdbc.sql("select kind from message where address = ? order by id desc limit 1")
                .param(address)
                .query(String.class)
                .single();
    }

    private void becomesReady(Office office, String at) {
        String number = "26123100000000%02d"
                .formatted(Instant.parse(at).atZone(office.zone()).getHour());
        jdbc.sql("""
                insert into case_file (registration_number, application, status, submitted_at, submitted_by, closed_at, version)
                values (?, jsonb_build_object('office', ?, 'nik', '5171012204860001', 'kind', 'replacement',
                    'product', 'ordinary-5y'), 'READY_FOR_PICKUP', now(), 'applicant', now(), 0)""").params(number, office.code()).update();
        jdbc.sql("insert into status_change (registration_number, status, happened_at, actor)"
                        + " values (?, 'READY_FOR_PICKUP', ?::timestamptz, 'system')")
                .params(number, at)
                .update();
    }
}
