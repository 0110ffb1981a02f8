package id.paspor.payment.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.kernel.Refusal;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import id.paspor.payment.BankPayment;
import id.paspor.payment.Discrepancies;
import id.paspor.payment.PaymentOutcome;
import id.paspor.payment.PaymentSource;
import id.paspor.payment.Payments;
import id.paspor.payment.Receipts;
import id.paspor.payment.account.VirtualAccountNumber;
import id.paspor.payment.book.Books.Balance;
import id.paspor.payment.book.Books.BilledCase;
import id.paspor.payment.book.Books.Refund;
import id.paspor.payment.book.Books.Revenue;
import id.paspor.payment.book.Books.Sum;
import id.paspor.payment.book.Books.Which;
import id.paspor.payment.book.TreasurersDesk.Money;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a treasurer reads agrees with what happened at the office, and with the ledger; a refund is made once. */
@ProcessTest
class BooksStoryTest {

    private static final LocalDate THURSDAY = LocalDate.of(2026, 9, 10);

    @Autowired
    ImmigrationOffice immigration;

    @Autowired
    LedgerClosing closing;

    @Autowired
    Books books;

    @Autowired
    Receipts receipts;

    @Autowired
    Discrepancies discrepancies;

    @Autowired
    Offices offices;

    @Autowired
    TestClock clock;

    @Autowired
    TreasurersDesk desk;

    @Autowired
    Payments payments;

    @Autowired
    JdbcClient jdbc;

    private Office denpasar;
    private Office jakarta;
    private CaseStory adult;
    private CaseStory child;

    /** Two bills, issued on Wednesday at 09:10. */
    @BeforeEach
    void twoAreBilled() {
        denpasar = offices.get("DPS");
        jakarta = offices.get("JKS");
        adult = immigration.receivesApplication(Applicants.adult());
        child = immigration.receivesApplication(Applicants.child());
        List.of(adult, child)
                .forEach(story -> story.chooses("DPS-20260909-0900").isAccepted());
        immigration.timePassesTo("2026-09-09 09:10");
        List.of(adult, child).forEach(CaseStory::isApproved);
    }

    @Test
    void whatIsPaidStandsUnderTheOfficesDayWithItsReceipt() {
        immigration.timePassesTo("2026-09-10 10:00");
        adult.pays("BANK-Adult");
        // still Thursday in Jakarta
        immigration.timePassesTo("2026-09-11 00:30");
        child.pays("BANK-Child");
        Days thursday = Days.of(THURSDAY, THURSDAY);
        Days both = Days.of(THURSDAY, THURSDAY.plusDays(1));
        String receipt = receipts.latest(adult.number()).orElseThrow().number();

        assertThat(books.paid(denpasar, thursday, "", 0, 10))
                .singleElement()
                .satisfies(paid -> assertThat(paid.receipt(denpasar)).isEqualTo(receipt))
                .extracting(BilledCase::registrationNumber)
                .isEqualTo(adult.number());
        assertThat(books.paid(denpasar, both, "", 0, 10))
                .extracting(BilledCase::registrationNumber)
                .containsExactly(child.number(), adult.number());
        assertThat(books.paid(denpasar, both, "", 1, 1)).hasSize(1);
        for (String find : List.of(
                "bank-adult",
                receipt,
                adult.registrationNumber(),
                adult.bill().virtualAccountNumber().digits())) {
            assertThat(books.paid(denpasar, both, find, 0, 10))
                    .as(find)
                    .extracting(BilledCase::registrationNumber)
                    .containsExactly(adult.number());
            assertThat(books.sumOfPaid(denpasar, both, find))
                    .isEqualTo(new Sum(1, adult.bill().amount()));
        }
        assertThat(books.paid(denpasar, both, "%", 0, 10)).isEmpty();
        assertThat(books.paid(jakarta, both, "", 0, 10)).isEmpty();
        assertThat(books.revenue(denpasar, both))
                .containsExactly(
                        new Revenue(
                                THURSDAY,
                                Product.ELECTRONIC_10Y,
                                1,
                                adult.bill().amount()),
                        new Revenue(
                                THURSDAY.plusDays(1),
                                Product.ELECTRONIC_5Y,
                                1,
                                child.bill().amount()));
        assertThat(books.revenue(jakarta, both)).isEmpty();
        ledgerAgrees();
    }

    @Test
    void aTreasurersDeskSaysWhatCameInAndWhatIsToBeDone() {
        long ofAdult = adult.bill().amount();
        long ofChild = child.bill().amount();
        assertThat(desk.of(denpasar).open()).isEqualTo(new Sum(2, ofAdult + ofChild));
        assertThat(desk.of(denpasar).uncompared())
                .as("yesterday there were no bills")
                .isNull();

        immigration.timePassesTo("2026-09-10 10:00");
        adult.pays("BANK-Adult");
        immigration.timePassesTo("2026-09-11 00:30");
        child.pays("BANK-Child");
        payments.take(
                new BankPayment("bank", "STRAY", new VirtualAccountNumber("889080000000000000000"), 1_000, null),
                PaymentSource.STATEMENT);

        assertThat(desk.of(denpasar))
                .isEqualTo(new Money(
                        new Sum(1, 1_000),
                        new Sum(0, 0),
                        new Sum(0, 0),
                        new Sum(0, 0),
                        new Sum(1, ofChild),
                        new Sum(2, ofAdult + ofChild),
                        LocalDate.of(2026, 9, 9)));
        assertThat(desk.of(jakarta).undecided())
                .as("what came for no case is every treasurer's")
                .isEqualTo(new Sum(1, 1_000));
        assertThat(desk.of(jakarta).month()).isEqualTo(new Sum(0, 0));
    }

    @Test
    void aBillIsOpenThenOverdueThenExpired() {
        child.pays("BANK-Child");
        long owed = adult.bill().amount();

        assertThat(books.sumOfBills(denpasar, Which.OPEN)).isEqualTo(new Sum(1, owed));
        clock.setTo(adult.bill().dueAt().plusSeconds(1));
        assertThat(books.sumOfBills(denpasar, Which.OPEN).count()).isZero();
        assertThat(books.bills(denpasar, Which.OVERDUE, 0, 10))
                .extracting(BilledCase::registrationNumber)
                .containsExactly(adult.number());
        assertThat(books.sumOfBills(denpasar, Which.OVERDUE)).isEqualTo(new Sum(1, owed));
        ledgerAgrees();

        immigration.runsDueJobs();
        assertThat(books.sumOfBills(denpasar, Which.OVERDUE).count()).isZero();
        assertThat(books.bills(denpasar, Which.EXPIRED, 0, 10))
                .extracting(BilledCase::registrationNumber)
                .containsExactly(adult.number());
        assertThat(books.bills(jakarta, Which.EXPIRED, 0, 10)).isEmpty();
        ledgerAgrees();
    }

    @Test
    void whatIsToBeGivenBackIsGivenBackOnce() {
        long amount = adult.bill().amount();
        adult.pays("BANK-Adult");
        assertThat(adult.isReportedPaid("TWICE", amount, PaymentSource.STATEMENT))
                .isEqualTo(PaymentOutcome.ALREADY_PAID);
        long id = adult.reads(Discrepancies.OF_CASE).get(0).id();
        assertThat(books.refunds(denpasar, 10)).isEmpty();
        assertThat(books.sumOfUndecided(denpasar)).isEqualTo(new Sum(1, amount));
        assertThat(books.sumOfUndecided(jakarta)).isEqualTo(new Sum(0, 0));
        immigration.as("dpsTreasurer", () -> discrepancies.refund(id, "Dibayar dua kali"));

        assertThat(books.refunds(denpasar, 10))
                .singleElement()
                .satisfies(refund -> assertThat(refund.isMade()).isFalse())
                .extracting(Refund::amount)
                .isEqualTo(amount);
        assertThat(books.refunds(jakarta, 10)).isEmpty();
        assertThat(books.sumOfUndecided(denpasar)).isEqualTo(new Sum(0, 0));
        assertThat(books.sumOfRefundsToMake(denpasar)).isEqualTo(new Sum(1, amount));
        assertThat(books.sumOfRefundsToMake(jakarta)).isEqualTo(new Sum(0, 0));
        assertThatThrownBy(() -> books.refund(jakarta, id)).isInstanceOf(Refusal.class);
        LocalDate today = LocalDate.of(2026, 9, 9);
        for (LocalDate wrong : List.of(today.minusDays(1), today.plusDays(1))) {
            assertThatThrownBy(() -> made(id, wrong)).isInstanceOf(Refusal.class);
        }
        ledgerAgrees();

        closing.close();
        assertThat(jdbc.sql("select count(*) from ledger_closing")
                        .query(Long.class)
                        .single())
                .isZero();
        clock.setTo(clock.instant().plusSeconds(3601));
        closing.close();
        ledgerAgrees();
        closing.close();
        ledgerAgrees();

        made(id, today);

        assertThat(books.refund(denpasar, id))
                .satisfies(refund -> assertThat(refund.isMade()).isTrue())
                .extracting(Refund::amount, Refund::madeOn, Refund::reference, Refund::recordedBy)
                .containsExactly(amount, today, "SP2D 0815/2026", "dpsTreasurer");
        for (LocalDate again : List.of(today, today.minusDays(1))) {
            assertThatThrownBy(() -> made(id, again)).hasMessageContaining("refund.made");
        }
        assertThat(books.sumOfRefundsToMake(denpasar)).isEqualTo(new Sum(0, 0));
        assertThat(balance("REFUNDS")).isZero();
        assertThat(balance("BANK_CLEARING")).isEqualTo(amount);
        ledgerAgrees();
        clock.setTo(clock.instant().plusSeconds(3601));
        closing.close();
        assertThat(jdbc.sql("select count(distinct through) from ledger_closing")
                        .query(Long.class)
                        .single())
                .isOne();
        ledgerAgrees();
    }

    @Test
    void ofMoneyThatPaidABillAfterAllOnlyTheRestIsGivenBack() {
        long amount = adult.bill().amount();
        assertThat(adult.isReportedPaid("TOO-MUCH", amount + 50_000, PaymentSource.STATEMENT))
                .isEqualTo(PaymentOutcome.WRONG_AMOUNT);
        long id = adult.reads(Discrepancies.OF_CASE).get(0).id();

        immigration.as("dpsTreasurer", () -> discrepancies.accept(id, "Lebih bayar"));

        assertThat(books.refund(denpasar, id).amount()).isEqualTo(50_000);
        made(id, LocalDate.of(2026, 9, 9));
        assertThat(balance("REFUNDS")).isZero();
        ledgerAgrees();
    }

    private void made(long discrepancy, LocalDate day) {
        immigration.as("dpsTreasurer", () -> books.made(denpasar, discrepancy, day, "SP2D 0815/2026"));
    }

    private long balance(String account) {
        return books.balances(denpasar).stream()
                .filter(line -> line.account().equals(account))
                .mapToLong(Balance::balance)
                .sum();
    }

    /** The office's accounts come to nothing together and to the open bills; those of all offices are the database's own view. */
    private void ledgerAgrees() {
        assertThat(books.balances(denpasar).stream().mapToLong(Balance::balance).sum())
                .isZero();
        assertThat(balance("RECEIVABLE"))
                .isEqualTo(books.sumOfBills(denpasar, Which.OPEN).amount()
                        + books.sumOfBills(denpasar, Which.OVERDUE).amount());
        Map<String, Long> all = jdbc
                .sql("select account, sum(debit - credit) from ledger_of_office group by account")
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(books.balances(jakarta))
                .allSatisfy(line -> assertThat(line.all()).isEqualTo(all.getOrDefault(line.account(), 0L)));
    }
}
