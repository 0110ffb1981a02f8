package id.paspor.appointment.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.appointment.waitingroom.Admission.Admitted;
import id.paspor.appointment.waitingroom.Admission.Lobby;
import id.paspor.appointment.waitingroom.Admission.Waiting;
import id.paspor.appointment.waitingroom.QueueTickets.Ticket;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.office.Offices;
import id.paspor.quota.Slots;
import id.paspor.support.Applicants;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes, one database, and a release at nine in Denpasar. One applicant is let in at once, and one per second. */
@ProcessTest
class WaitingRoomTest {

    private static final Instant OPENS = ImmigrationOffice.instant("2026-09-07 09:00");
    private static final Duration LOBBY = Duration.ofMinutes(15);
    private static final Duration OPEN_FOR = Duration.ofHours(2);

    @Autowired
    ImmigrationOffice office;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CaseFiles cases;

    @Autowired
    Slots slots;

    @Autowired
    Offices offices;

    @Autowired
    QueueTickets tickets;

    @Autowired
    Queues queues;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private WaitingRoom one;
    private WaitingRoom two;

    @BeforeEach
    void aReleaseAtTwoNodes() {
        // in the past, where no rule changes what is laid out
        layOut("regular", OPENS);
        one = node();
        two = node();
    }

    private WaitingRoom node() {
        WaitingRoomProperties settings = new WaitingRoomProperties(LOBBY, OPEN_FOR, 1, Duration.ofDays(1));
        return new WaitingRoom(queues, tickets, slots, offices, settings, clock, meters);
    }

    private void layOut(String slotClass, Instant releasedAt) {
        jdbc.sql("""
                insert into interview_slot (id, office, class, day, starts_at, ends_at, capacity, released_at)
                values ('DPS-20260907-0300-' || ?, 'DPS', ?, '2026-09-07', '2026-09-06T19:00Z', '2026-09-06T20:00Z', 1, ?)""").params(slotClass, slotClass, Timestamp.from(releasedAt)).update();
    }

    @AfterEach
    void nothingIsLeft() {
        jdbc.sql("delete from interview_slot where starts_at = '2026-09-06T19:00Z'")
                .update();
    }

    @Test
    void nobodyStandsInLineLongBeforeOrLongAfterARelease() {
        clock.setTo(OPENS.minus(LOBBY).minusSeconds(3601));
        assertThat(node().admission("a", "DPS")).isEqualTo(new Admitted(null));
        clock.setTo(OPENS.minus(LOBBY).minusSeconds(1));
        assertThat(one.admission("a", "DPS")).as("is told when").isEqualTo(new Admitted(OPENS.minus(LOBBY)));

        clock.setTo(OPENS.plus(OPEN_FOR));
        assertThat(node().admission("a", "DPS")).isEqualTo(new Admitted(null));
        assertThat(office.rowsIn("waiting_room")).isZero();
    }

    @Test
    void anotherOfficeHasNoLine() {
        clock.setTo(OPENS.plusSeconds(1));
        IntStream.range(0, 5).forEach(number -> one.admission("a" + number, "DPS"));

        assertThat(one.admission("a4", "DPS")).isInstanceOf(Waiting.class);
        assertThat(one.admission("a4", "JKS")).isEqualTo(new Admitted(null));
    }

    @Test
    void whoeverIsPresentAtTheOpeningHasOnePlaceHoweverManyNodesDrawAtOnce() throws Exception {
        int present = 300;
        clock.setTo(OPENS.minus(LOBBY));
        for (int number = 0; number < present; number++) {
            WaitingRoom node = number % 2 == 0 ? one : two;
            assertThat(node.admission("a" + number, "DPS")).isEqualTo(new Lobby(OPENS));
            node.admission("a" + number, "DPS");
        }
        clock.setTo(OPENS);

        List<Callable<Integer>> questions = new ArrayList<>();
        for (int number = 0; number < present; number++) {
            String account = "a" + number;
            questions.add(() -> position(one, account));
            questions.add(() -> position(two, account));
        }
        Collections.shuffle(questions);
        List<Integer> answers = atOnce(questions);

        assertThat(positions()).containsExactlyElementsOf(upTo(present));
        assertThat(answers).hasSize(2 * present).containsOnlyElementsOf(upTo(present));
        assertThat(lastPosition()).isEqualTo(present);
    }

    @Test
    void comingEarlierBringsNothing() {
        int present = 400;
        clock.setTo(OPENS.minus(LOBBY));
        IntStream.range(0, present).forEach(number -> one.admission("a" + number, "DPS"));
        clock.setTo(OPENS);

        double firstHalf = IntStream.range(0, present / 2)
                .map(number -> position(one, "a" + number))
                .average()
                .orElseThrow();

        // with a fair draw 200.5, with a standard deviation of 5.8; by order of arrival 100.5 or 300.5
        assertThat(firstHalf).isBetween(140.0, 260.0);
    }

    @Test
    void laterComersJoinTheEndInTheOrderOfArrival() {
        clock.setTo(OPENS.minusSeconds(1));
        one.admission("early", "DPS");
        clock.setTo(OPENS);

        assertThat(position(two, "late")).isEqualTo(2);
        assertThat(position(one, "later")).isEqualTo(3);
        assertThat(position(one, "early")).isEqualTo(1);
        assertThat(position(two, "later")).as("asking again").isEqualTo(3);
    }

    @Test
    void whoComesJustWhileThePlacesAreDrawnJoinsTheEnd() {
        clock.setTo(OPENS);
        assertThat(position(one, "first")).isEqualTo(1);
        queues.present("DPS", OPENS, "just then", OPENS);

        assertThat(position(two, "just then")).isEqualTo(2);
    }

    @Test
    void oneAccountAskingManyTimesAtOnceHasOnePlace() throws Exception {
        clock.setTo(OPENS);
        List<Callable<Integer>> questions = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            questions.add(() -> position(one, "eager"));
            questions.add(() -> position(two, "eager"));
        }

        assertThat(atOnce(questions)).containsOnly(1);
        assertThat(position(one, "next")).as("no place is wasted").isEqualTo(2);
    }

    @Test
    void theLineIsLetInByTimeAndBookingBeforeOnesTurnIsRefused() {
        clock.setTo(OPENS);
        one.admission("first", "DPS");
        one.admission("second", "DPS");

        assertThat(two.admission("second", "DPS")).isEqualTo(new Waiting(OPENS, 2, 0, Duration.ofSeconds(1), true));
        assertThatThrownBy(() -> two.require("second", "DPS"))
                .isInstanceOf(Refusal.class)
                .hasMessage("waiting-room.not-your-turn")
                .extracting(refused -> ((Refusal) refused).kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        clock.setTo(OPENS.plusMillis(999));
        assertThat(two.admission("second", "DPS")).isInstanceOf(Waiting.class);
        clock.setTo(OPENS.plusMillis(1000));
        assertThat(two.admission("second", "DPS")).isEqualTo(new Admitted(null));
        two.require("second", "DPS");
    }

    @Test
    void withoutARushNobodySeesALine() {
        clock.setTo(OPENS.plusSeconds(60));

        for (int number = 0; number < 61; number++) {
            assertThat(one.admission("a" + number, "DPS")).isEqualTo(new Admitted(null));
        }
        assertThat(one.admission("one too many", "DPS")).isInstanceOf(Waiting.class);
    }

    @Test
    void theNextReleaseHasALobbyForWhoeverIsLetIn() {
        Instant next = OPENS.plus(Duration.ofMinutes(10));
        layOut("priority", next);
        WaitingRoom node = node();
        clock.setTo(OPENS);
        assertThat(node.admission("first", "DPS")).isEqualTo(new Lobby(next));
        assertThat(node.admission("second", "DPS")).isInstanceOf(Waiting.class);

        clock.setTo(next);
        assertThat(position(node, "first")).isEqualTo(1);
        assertThat(position(node, "second")).isEqualTo(2);
    }

    @Test
    void aTicketTellsThePlaceWithoutTheDatabase() {
        CaseFile file = file();
        clock.setTo(OPENS.minusSeconds(1));
        String present = one.enter("applicant", file).ticket();
        assertThat(recall(present)).isEqualTo(new Lobby(OPENS));

        clock.setTo(OPENS);
        assertThat(recall(present)).as("drawn, and read once for all").isEqualTo(new Admitted(null));
        jdbc.sql("update waiting_ticket set position = 2").update();
        String ticket = one.enter("applicant", file).ticket();
        jdbc.sql("delete from waiting_room").update();

        assertThat(recall(ticket)).isEqualTo(new Waiting(OPENS, 2, 0, Duration.ofSeconds(1), true));
        clock.setTo(OPENS.plusSeconds(1));
        assertThat(recall(ticket)).isEqualTo(new Admitted(null));
        clock.setTo(OPENS.plus(OPEN_FOR));
        assertThat(recall(ticket)).as("the line is over").isNull();
    }

    @Test
    void aTicketOfAnotherAccountCaseReleaseOrOfficeIsWorthNothing() {
        clock.setTo(OPENS);
        String number = "1234567890123456";
        String good = tickets.write(new Ticket("DPS", OPENS, 7), "applicant", new RegistrationNumber(number));
        assertThat(one.recall("applicant", new RegistrationNumber(number), good))
                .isPresent();

        assertThat(one.recall("applicant2", new RegistrationNumber(number), good))
                .isEmpty();
        assertThat(one.recall("applicant", new RegistrationNumber("1234567890123457"), good))
                .isEmpty();
        assertThat(one.recall("applicant", new RegistrationNumber(number), ticket("DPS", OPENS.minusSeconds(1))))
                .isEmpty();
        assertThat(one.recall("applicant", new RegistrationNumber(number), ticket("JKS", OPENS)))
                .isEmpty();
    }

    private String ticket(String at, Instant opensAt) {
        return tickets.write(new Ticket(at, opensAt, 7), "applicant", new RegistrationNumber("1234567890123456"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "DPS.0.1.", "DPS.999999999999999999.999999999.x", "\u0000", "DPS.1.1.ä"})
    void nonsenseIsNoTicket(String nonsense) {
        assertThat(one.recall("applicant", new RegistrationNumber("1234567890123456"), nonsense))
                .isEmpty();
    }

    @Test
    void aTicketWithABetterPositionIsForged() {
        String good = ticket("DPS", OPENS);
        String better = good.replace(".7.", ".1.");
        clock.setTo(OPENS);

        assertThat(better).isNotEqualTo(good);
        assertThat(one.recall("applicant", new RegistrationNumber("1234567890123456"), good))
                .isPresent();
        assertThat(one.recall("applicant", new RegistrationNumber("1234567890123456"), better))
                .isEmpty();
    }

    @Test
    void peopleInLineAreCounted() {
        clock.setTo(OPENS);
        IntStream.range(0, 5).forEach(number -> one.admission("a" + number, "DPS"));
        clock.setTo(OPENS.plusSeconds(2));

        assertThat(meters.get("paspor.waiting.room.waiting").gauge().value()).isEqualTo(2);
        assertThat(meters.get("paspor.waiting.room.admitted").gauge().value()).isEqualTo(3);
    }

    @Test
    void linesAreForgottenAfterADay() {
        clock.setTo(OPENS);
        one.admission("a", "DPS");

        clock.setTo(OPENS.plus(Duration.ofDays(1)));
        one.deleteOld();
        assertThat(office.rowsIn("waiting_ticket")).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        one.deleteOld();

        assertThat(office.rowsIn("waiting_room")).isZero();
        assertThat(office.rowsIn("waiting_ticket")).isZero();
    }

    private CaseFile file() {
        return cases.get(new RegistrationNumber(
                office.receivesApplication(Applicants.adult()).registrationNumber()));
    }

    /** What a ticket of the only case tells, or {@code null}. */
    private Admission recall(String ticket) {
        String number = jdbc.sql("select registration_number from case_file")
                .query(String.class)
                .single();
        return two.recall("applicant", new RegistrationNumber(number), ticket)
                .map(QueuePosition::admission)
                .orElse(null);
    }

    private int position(WaitingRoom node, String account) {
        node.admission(account, "DPS");
        return jdbc.sql("select position from waiting_ticket where account = ? order by opens_at desc limit 1")
                .param(account)
                .query(Integer.class)
                .single();
    }

    private List<Integer> positions() {
        return jdbc.sql("select position from waiting_ticket order by position nulls first")
                .query(Integer.class)
                .list();
    }

    private int lastPosition() {
        return jdbc.sql("select last_position from waiting_room")
                .query(Integer.class)
                .single();
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private static <T> List<T> atOnce(List<Callable<T>> questions) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(12);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : people.invokeAll(questions)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            people.shutdownNow();
        }
    }
}
