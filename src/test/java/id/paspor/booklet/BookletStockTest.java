package id.paspor.booklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.booklet.BookletStock.Level;
import id.paspor.booklet.Disposals.VoidBooklet;
import id.paspor.booklet.count.InventoryCount;
import id.paspor.booklet.count.InventoryCounts;
import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.reason.Reason;
import id.paspor.issuance.Passports;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import id.paspor.support.Applicants;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stock of blank booklets: who gets them, in which order, and that none is lost. */
@ProcessTest
class BookletStockTest {

    private static final String PRODUCT = "electronic-10y";

    @Autowired
    ImmigrationOffice office;

    @Autowired
    Booklets booklets;

    @Autowired
    Passports passports;

    @Autowired
    Disposals disposals;

    @Autowired
    InventoryCounts counts;

    @Autowired
    BookletStock stock;

    @Autowired
    CaseFiles cases;

    @Autowired
    Offices offices;

    @Autowired
    ObjectMapper json;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void emptyShelf() {
        office.hasNoBooklets(PRODUCT);
    }

    @Test
    void aHundredCasesAtOnceGetSixtyBookletsInTheOrderOfTheirPayment() throws Exception {
        List<String> inOrder =
                IntStream.range(0, 100).mapToObj(this::paidAtMinute).toList();
        assertThat(allAskAtOnce(inOrder)).isEmpty();
        assertThat(waiting()).isEqualTo(100);

        booklets.receive("DPS", Product.ELECTRONIC_10Y, "X2000001", "X2000060");
        List<String> first = allAskAtOnce(inOrder);

        assertThat(first).hasSize(60).doesNotHaveDuplicates();
        assertThat(holders()).containsExactlyElementsOf(inOrder.subList(0, 60));
        assertThat(waiting()).isEqualTo(40);
        assertThat(booklets.blank("DPS", Product.ELECTRONIC_10Y)).isZero();

        booklets.receive("DPS", Product.ELECTRONIC_10Y, "X2000061", "X2000105");
        List<String> all = allAskAtOnce(inOrder);

        assertThat(all).hasSize(100).doesNotHaveDuplicates().containsAll(first);
        assertThat(holders()).containsExactlyElementsOf(inOrder);
        assertThat(waiting()).isZero();
        assertThat(level().received()).isEqualTo(115);
        assertThat(level().blank()).isEqualTo(5);
        assertAccounted();
    }

    @Test
    void aBookletThatComesWhileEverybodyAsksIsNotMissed() throws Exception {
        List<String> inOrder =
                IntStream.range(0, 40).mapToObj(this::paidAtMinute).toList();
        ExecutorService delivery = Executors.newSingleThreadExecutor();
        try {
            Future<?> delivered =
                    delivery.submit(() -> booklets.receive("DPS", Product.ELECTRONIC_10Y, "X2000001", "X2000010"));
            allAskAtOnce(inOrder);
            delivered.get();
        } finally {
            delivery.shutdownNow();
        }
        allAskAtOnce(inOrder);

        assertThat(holders()).hasSize(10).doesNotHaveDuplicates();
        assertThat(waiting()).isEqualTo(30);
        assertAccounted();
    }

    @Test
    void whoPaidLaterDoesNotOvertake() {
        String earlier = paidAtMinute(1);
        String later = paidAtMinute(2);
        booklets.allocate(new RegistrationNumber(later));
        booklets.allocate(new RegistrationNumber(earlier));
        office.findsBooklet("X2000001");

        assertThat(booklets.allocate(new RegistrationNumber(paidAtMinute(3)))).isEmpty();
        assertThat(booklets.allocate(new RegistrationNumber(later))).isEmpty();
        assertThat(booklets.allocate(new RegistrationNumber(earlier))).hasValue("X2000001");
        office.findsBooklet("X2000002");
        assertThat(booklets.allocate(new RegistrationNumber(paidAtMinute(0))))
                .as("paid before all who wait")
                .hasValue("X2000002");
    }

    @Test
    void whatWasSpoiledComesFirst() {
        String spoiled = paidAtMinute(9);
        String patient = paidAtMinute(1);
        office.findsBooklet("X2000001");
        booklets.allocate(new RegistrationNumber(spoiled));
        booklets.allocate(new RegistrationNumber(patient));

        passports.spoiled(new RegistrationNumber(spoiled), Reason.of("Tergores"));
        assertThat(booklets.allocate(new RegistrationNumber(spoiled))).isEmpty();
        office.findsBooklet("X2000002");

        assertThat(booklets.allocate(new RegistrationNumber(patient))).isEmpty();
        assertThat(booklets.allocate(new RegistrationNumber(spoiled))).hasValue("X2000002");
    }

    @Test
    void aGoodPassportIsNeverPrintedAgain() {
        String good = allocated("X2000001");
        passports.printed(new RegistrationNumber(good));

        assertThatThrownBy(() -> passports.spoiled(new RegistrationNumber(good), Reason.of("Tergores")))
                .isInstanceOf(Refusal.class)
                .hasMessage("booklets.moved-on");
        assertThatThrownBy(() -> passports.printed(new RegistrationNumber(good)))
                .hasMessage("booklets.moved-on");
        assertThat(office.booklet("X2000001")).isEqualTo("PRINTED");
        assertThat(booklets.allocate(new RegistrationNumber(good))).hasValue("X2000001");
        refusedByTheDatabase("update booklet set state = 'SPOILED', reason = 'x' where number = 'X2000001'");
        refusedByTheDatabase("update booklet set state = 'ALLOCATED' where number = 'X2000001'");
    }

    @Test
    void destroyingTakesTwoOfficersAndBothAreRemembered() {
        passports.spoiled(new RegistrationNumber(allocated("X2000001")), Reason.of("Tergores"));
        assertThat(disposals.toDestroy("DPS")).extracting(VoidBooklet::number).contains("X2000001");
        office.as("dpsPrinting", () -> disposals.proposeToDestroy("DPS", List.of("X2000001"), "Dicacah"));
        long proposal = disposals.open("DPS").get(0).number();

        assertThatThrownBy(() -> office.as("dpsPrinting", () -> disposals.confirm(proposal)))
                .isInstanceOf(Refusal.class)
                .hasMessage("booklets.second-officer");
        refusedByTheDatabase("update booklet_disposal set state = 'CONFIRMED', decided_by = proposed_by,"
                + " decided_at = now() where booklet = 'X2000001'");
        refusedByTheDatabase("update booklet set state = 'DESTROYED' where number = 'X2000001'");
        assertThatThrownBy(() -> office.as(
                        "dpsPrinting", () -> disposals.proposeToDestroy("DPS", List.of("X2000001"), "Dicacah")))
                .hasMessage("booklets.proposed-already");
        assertThat(disposals.toDestroy("DPS")).extracting(VoidBooklet::number).doesNotContain("X2000001");

        office.as("dpsSupervisor", () -> disposals.confirm(proposal));

        assertThat(office.booklet("X2000001")).isEqualTo("DESTROYED: Dicacah");
        assertThat(jdbc.sql("select concat_ws(' ', becomes, state, proposed_by, decided_by, reason)"
                                + " from booklet_disposal where proposal = ?")
                        .param(proposal)
                        .query(String.class)
                        .single())
                .isEqualTo("DESTROYED CONFIRMED dpsPrinting dpsSupervisor Dicacah");
        assertThatThrownBy(() -> office.as("dpsSupervisor", () -> disposals.confirm(proposal)))
                .hasMessage("booklets.decided-already");
        assertAccounted();
    }

    @Test
    void onlyVoidBookletsOfTheOwnOfficeAreDestroyed() {
        String held = allocated("X2000001");
        office.findsBooklet("X2000002");

        for (String number : List.of("X2000001", "X2000002", "X9999999", "nonsense")) {
            assertThatThrownBy(() -> office.as(
                            "dpsPrinting", () -> disposals.proposeToDestroy("DPS", List.of(number), "Dicacah")))
                    .hasMessage("numbers: booklets.not-disposable");
        }
        passports.spoiled(new RegistrationNumber(held), Reason.of("Tergores"));
        assertThatThrownBy(() -> office.as(
                        "jksPrinting", () -> disposals.proposeToDestroy("JKS", List.of("X2000001"), "Dicacah")))
                .hasMessage("numbers: booklets.not-disposable");
        assertThatThrownBy(() -> disposals.proposeToDestroy("DPS", List.of(), "Dicacah"))
                .hasMessage("numbers: booklets.choose");
        assertThatThrownBy(() -> disposals.proposeToDestroy("DPS", List.of("X2000001"), " "))
                .hasMessage("reason: form.required");
        assertThatThrownBy(() -> disposals.proposeToVoid("DPS", "X2000001", "Basah"))
                .hasMessage("number: booklets.not-disposable");
        assertThat(disposals.open("DPS")).isEmpty();
    }

    @Test
    void aDamagedBlankBookletIsSetAsideUntilASecondOfficerLooked() {
        office.findsBooklet("X2000001");
        office.as("dpsPrinting", () -> disposals.proposeToVoid("DPS", "X2000001", "Basah"));
        String waiting = paidAtMinute(1);
        assertThat(booklets.allocate(new RegistrationNumber(waiting))).isEmpty();

        office.as(
                "dpsSupervisor",
                () -> disposals.decline(disposals.open("DPS").get(0).number()));
        assertThat(booklets.allocate(new RegistrationNumber(waiting))).hasValue("X2000001");

        office.findsBooklet("X2000002");
        office.as("dpsPrinting", () -> disposals.proposeToVoid("DPS", "X2000002", "Basah"));
        office.as(
                "dpsSupervisor",
                () -> disposals.confirm(disposals.open("DPS").get(0).number()));
        assertThat(office.booklet("X2000002")).isEqualTo("SPOILED: Basah");
        assertAccounted();
    }

    @Test
    void aBookletThatIsNotFoundIsLostOnceASecondOfficerSaysSo() {
        passports.spoiled(new RegistrationNumber(allocated("X2000001")), Reason.of("Tergores"));
        office.findsBooklet("X2000002");
        for (String number : List.of("X2000001", "X2000002")) {
            refusedByTheDatabase("update booklet set state = 'LOST', reason = 'x' where number = '" + number + "'");
            office.as("dpsPrinting", () -> disposals.proposeAsLost("DPS", number, "Tidak ada di lemari"));
        }
        String waiting = paidAtMinute(1);
        assertThat(booklets.allocate(new RegistrationNumber(waiting))).isEmpty();

        office.as("dpsSupervisor", () -> disposals.open("DPS").forEach(open -> disposals.confirm(open.number())));

        assertThat(level().lost()).isEqualTo(2);
        assertThat(level().blank()).isZero();
        assertThat(disposals.toDestroy("DPS")).extracting(VoidBooklet::number).doesNotContain("X2000001", "X2000002");
        assertAccounted();
        assertThatThrownBy(() -> office.as(
                        "dpsPrinting", () -> disposals.proposeToDestroy("DPS", List.of("X2000001"), "Dicacah")))
                .hasMessage("numbers: booklets.not-disposable");

        office.as("dpsPrinting", () -> disposals.proposeToVoid("DPS", "X2000002", "Ditemukan di laci"));
        office.as(
                "dpsSupervisor",
                () -> disposals.confirm(disposals.open("DPS").get(0).number()));
        assertThat(office.booklet("X2000002")).isEqualTo("SPOILED: Ditemukan di laci");
        assertThat(disposals.toDestroy("DPS")).extracting(VoidBooklet::number).contains("X2000002");
        assertAccounted();
    }

    @Test
    void lostIsNothingThatIsAllocatedOrPrinted() {
        String held = allocated("X2000001");
        for (String step : List.of("allocated", "printed")) {
            assertThatThrownBy(() -> office.as("dpsPrinting", () -> disposals.proposeAsLost("DPS", "X2000001", step)))
                    .hasMessage("number: booklets.not-disposable");
            if (step.equals("allocated")) {
                passports.printed(new RegistrationNumber(held));
            }
        }
    }

    @Test
    void theDatabaseKnowsTheSameStates() {
        List<String> checked = jdbc.sql("""
                        select (regexp_matches(pg_get_constraintdef(oid), '''([A-Z_]+)''::text', 'g'))[1]
                        from pg_constraint where conrelid = 'booklet'::regclass and conname = 'booklet_state_check'""").query(String.class).list();
        assertThat(checked)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(BookletState.values()).map(Enum::name).toList());
    }

    @Test
    void everyStepIsInTheLedgerWhichNobodyChanges() {
        String collected = allocated("X2000001");
        office.as("dpsPrinting", () -> passports.printed(new RegistrationNumber(collected)));
        booklets.become(new RegistrationNumber(collected), BookletState.HANDED_OVER, null);
        String forgotten = allocated("X2000002");
        passports.printed(new RegistrationNumber(forgotten));
        passports.cancel(new RegistrationNumber(forgotten));
        passports.spoiled(new RegistrationNumber(allocated("X2000003")), Reason.of("Tergores"));
        office.findsBooklet("X2000004");
        allocated("X2000005");

        Level level = level();
        assertThat(List.of(
                        level.blank(),
                        level.allocated(),
                        level.printed(),
                        level.handedOver(),
                        level.cancelled(),
                        level.spoiled(),
                        level.received()))
                .as("ten of the spoiled are those of the empty shelf")
                .containsExactly(1L, 1L, 0L, 1L, 1L, 11L, 15L);
        assertThat(stock.low(offices.get("DPS"))).containsEntry(PRODUCT, level.blank());
        LocalDate today = LocalDate.of(2026, 9, 7);
        assertThat(stock.movements(offices.get("DPS"), today, today).stream()
                        .filter(movement -> movement.booklet().equals("X2000001"))
                        .map(movement -> movement.fromState() + " " + movement.toState() + " " + movement.movedBy()
                                + " "
                                + Objects.equals(movement.registrationNumber(), new RegistrationNumber(collected))))
                .contains(
                        "BLANK ALLOCATED system true",
                        "ALLOCATED PRINTED dpsPrinting true",
                        "PRINTED HANDED_OVER system true");
        assertThat(stock.movements(offices.get("DPS"), today.plusDays(1), today.plusDays(1)))
                .isEmpty();
        assertAccounted();
        refusedByTheDatabase("update booklet_movement set moved_by = 'x'");
        refusedByTheDatabase("delete from booklet_movement");
        refusedByTheDatabase("delete from booklet where number = 'X2000004'");
        refusedByTheDatabase("update booklet set office = 'JKS' where number = 'X2000004'");
    }

    @Test
    void aLedgerThatMissesABookletIsNoticed() {
        office.findsBooklet("X2000001");
        jdbc.sql("alter table booklet_movement disable trigger booklet_movement_is_append_only")
                .update();
        jdbc.sql("delete from booklet_movement where booklet = 'X2000001'").update();
        jdbc.sql("alter table booklet_movement enable trigger booklet_movement_is_append_only")
                .update();

        assertThat(level().agrees()).isFalse();
    }

    @Test
    void aCountIsKeptWithWhatWasExpectedAndChangesNothing() {
        office.findsBooklet("X2000001");
        office.findsBooklet("X2000002");

        office.as("dpsPrinting", () -> counts.keep("DPS", Product.ELECTRONIC_10Y, 1, List.of("X2000002", "X2000002")));

        InventoryCount count = counts.latest("DPS").get(0);
        assertThat(count.difference()).isEqualTo(-1);
        assertThat(count.missing()).isEqualTo("X2000002");
        assertThat(count.countedBy()).isEqualTo("dpsPrinting");
        assertThat(office.booklet("X2000002")).isEqualTo("BLANK");
        assertThatThrownBy(() -> counts.keep("DPS", Product.ELECTRONIC_10Y, 1, List.of("C1000001")))
                .as("of another product")
                .hasMessage("missing: booklets.not-blank");
        assertThatThrownBy(() -> counts.keep("DPS", Product.ELECTRONIC_10Y, -1, List.of()))
                .hasMessage("counted: form.range");
        refusedByTheDatabase("delete from booklet_count");
    }

    /** What each of the cases holds after all have asked, eight at a time and in any order. */
    private List<String> allAskAtOnce(List<String> all) throws Exception {
        List<String> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(7));
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Optional<String>>> asking = shuffled.stream()
                    .<Callable<Optional<String>>>map(one -> () -> booklets.allocate(new RegistrationNumber(one)))
                    .toList();
            List<String> numbers = new ArrayList<>();
            for (Future<Optional<String>> answer : nodes.invokeAll(asking)) {
                answer.get().ifPresent(numbers::add);
            }
            return numbers;
        } finally {
            nodes.shutdownNow();
        }
    }

    private String allocated(String number) {
        office.findsBooklet(number);
        String registrationNumber = paidAtMinute(0);
        assertThat(booklets.allocate(new RegistrationNumber(registrationNumber)))
                .isPresent();
        return registrationNumber;
    }

    private String paidAtMinute(int minute) {
        String registrationNumber = cases.register(json.convertValue(Applicants.adult(), Application.class))
                .digits();
        Timestamp paidAt = Timestamp.from(office.now().plusSeconds(60L * minute));
        jdbc.sql("""
                insert into bill (registration_number, office, product, virtual_account_number, amount, issued_at, due_at, state, paid_at)
                values (?, 'DPS', 'electronic-10y', '88908' || ?, 950000, ?, ?::timestamptz + interval '7 days', 'PAID', ?)""")
                .params(registrationNumber, registrationNumber, paidAt, paidAt, paidAt)
                .update();
        return registrationNumber;
    }

    private List<String> holders() {
        return jdbc.sql("select registration_number from booklet where state = 'ALLOCATED' order by paid_at")
                .query(String.class)
                .list();
    }

    private long waiting() {
        return level().waiting();
    }

    private Level level() {
        return stock.levels(offices.get("DPS")).stream()
                .filter(level -> level.product().equals(PRODUCT))
                .findFirst()
                .orElseThrow();
    }

    private void assertAccounted() {
        Level level = level();
        assertThat(level.agrees()).isTrue();
        assertThat(level.received())
                .isEqualTo(level.blank()
                        + level.allocated()
                        + level.printed()
                        + level.handedOver()
                        + level.spoiled()
                        + level.cancelled()
                        + level.lost()
                        + level.destroyed());
    }

    private void refusedByTheDatabase(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update()).as(statement).isInstanceOf(DataAccessException.class);
    }
}
