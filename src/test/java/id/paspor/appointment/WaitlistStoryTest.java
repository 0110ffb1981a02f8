package id.paspor.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Refusal;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Places that are given back are offered to those who wait for them. */
@ProcessTest
class WaitlistStoryTest {

    private static final String WEDNESDAY = "DPS-20260909-0900";
    private static final String FRIDAY = "DPS-20260911-1400";
    private static final String NEXT_WEEK = "DPS-20260916-0900";

    @Autowired
    ImmigrationOffice office;

    @Autowired
    Appointments appointments;

    @Autowired
    SlotPlaces places;

    @Autowired
    Waitlist waitlist;

    @Autowired
    CaseFiles cases;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aFreedPlaceIsKeptHalfAnHourForWhoAskedFirst() {
        CaseStory budi = applied().chooses(WEDNESDAY);
        CaseStory first = waiting("2026-09-20");
        CaseStory second = waiting("2026-09-20");

        budi.isWithdrawn();

        assertThat(first.bookings()).containsExactly(WEDNESDAY + " HELD");
        assertThat(minutesHeld(first)).isBetween(29.0, 30.0);
        assertThat(second.bookings()).isEmpty();
        assertThat(office.placesIn(WEDNESDAY)).as("it stays taken").isEqualTo(14);
        assertThat(first.timesTold("place-offered")).isEqualTo(1);
        assertThat(first.lastMessage().textEnglish()).contains("9 September 2026 09.00 WITA", "kept for you until");
        assertThat(first.lastMessage().textIndonesian()).contains("9 September 2026 09.00 WITA", "sampai");
        assertThat(second.timesTold("place-offered")).isZero();
    }

    @Test
    void whatIsNotTakenInTimeGoesToTheNextAndThenToEverybody() {
        CaseStory budi = applied().chooses(WEDNESDAY);
        CaseStory first = waiting("2026-09-20");
        CaseStory second = waiting("2026-09-20");
        budi.isWithdrawn();

        halfAnHourPasses();
        assertThat(first.bookings()).containsExactly(WEDNESDAY + " EXPIRED");
        assertThat(second.bookings()).containsExactly(WEDNESDAY + " HELD");
        assertThatThrownBy(first::confirms).isInstanceOf(Refusal.class).hasMessage("hold.expired");
        assertThat(office.placesIn(WEDNESDAY)).isEqualTo(14);

        appointments.letGo(second.number());

        assertThat(first.bookings()).as("not offered twice").containsExactly(WEDNESDAY + " EXPIRED");
        assertThat(office.placesIn(WEDNESDAY)).isEqualTo(15);
        assertThat(wish(first)).as("still waiting for other places").isTrue();
    }

    @Test
    void placesThatAreFreedAtOnceGoToDifferentPeople() throws Exception {
        List<CaseStory> holding = IntStream.range(0, 8)
                .mapToObj(number -> applied().holds(WEDNESDAY))
                .toList();
        List<CaseStory> waiting =
                IntStream.range(0, 5).mapToObj(number -> waiting("2026-09-20")).toList();
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> deeds = holding.stream()
                    .<Callable<Void>>map(story -> () -> {
                        appointments.letGo(story.number());
                        return null;
                    })
                    .toList();
            for (Future<Void> done : people.invokeAll(deeds)) {
                done.get();
            }
        } finally {
            people.shutdownNow();
        }

        assertThat(waiting)
                .allSatisfy(story -> assertThat(story.bookings()).containsExactly(WEDNESDAY + " HELD"))
                .allSatisfy(
                        story -> assertThat(story.timesTold("place-offered")).isEqualTo(1));
        assertThat(office.placesIn(WEDNESDAY)).isEqualTo(10);
    }

    @Test
    void acceptingMovesTheProcessOnAndEndsTheWaiting() {
        CaseStory budi = applied().chooses(WEDNESDAY);
        CaseStory first = waiting("2026-09-20");
        budi.isWithdrawn();

        first.confirms();

        assertThat(first.openTask().getTaskDefinitionKey()).isEqualTo("data-entry");
        assertThat(first.bookings()).containsExactly(WEDNESDAY + " BOOKED");
        assertThat(first.history()).last().isEqualTo("2026-09-07 08:30 slot-booked by applicant");
        assertThat(wish(first)).isFalse();
        first.movesInterviewTo(FRIDAY);
        assertThat(first.bookings()).as("the right to move is still there").endsWith(FRIDAY + " BOOKED");
    }

    @Test
    void acceptingCountsAsTheMoveAndFreesTheOldPlaceForTheNext() {
        CaseStory budi = applied().chooses(WEDNESDAY);
        CaseStory moving = applied().chooses(NEXT_WEEK);
        waits(moving, "2026-09-16");
        CaseStory next = waiting("2026-09-20");

        budi.isWithdrawn();
        assertThat(moving.bookings()).containsExactly(NEXT_WEEK + " BOOKED", WEDNESDAY + " HELD");
        moving.confirms();

        assertThat(moving.bookings()).containsExactly(NEXT_WEEK + " RELEASED", WEDNESDAY + " BOOKED");
        assertThat(moving.timesTold("interview-rescheduled")).isEqualTo(1);
        assertThat(wish(moving)).isFalse();
        assertThat(next.bookings()).containsExactly(NEXT_WEEK + " HELD");
        assertThatThrownBy(() -> moving.holds(FRIDAY))
                .isInstanceOf(Refusal.class)
                .hasMessage("appointment.moved-already");
    }

    @Test
    void onlyPlacesBeforeTheDayAreOffered() {
        CaseStory budi = applied().chooses(FRIDAY);
        CaseStory tooLate = waiting("2026-09-11");
        CaseStory fits = waiting("2026-09-12");

        budi.isWithdrawn();

        assertThat(tooLate.bookings()).isEmpty();
        assertThat(fits.bookings()).containsExactly(FRIDAY + " HELD");
    }

    @Test
    void whoBooksALaterTimeMeanwhileGoesOnWaitingForAnEarlierOne() {
        CaseStory budi = applied().chooses(WEDNESDAY);
        CaseStory first = waiting("2026-09-12").chooses(NEXT_WEEK);
        assertThat(wish(first)).isTrue();

        budi.isWithdrawn();

        assertThat(first.bookings()).containsExactly(NEXT_WEEK + " BOOKED", WEDNESDAY + " HELD");
    }

    @Test
    void noPlaceIsOfferedToAnotherOffice() {
        CaseStory budi = applied().chooses(WEDNESDAY);
        Map<String, Object> answers = Applicants.adult();
        answers.put("office", "JKS");
        CaseStory jakarta = office.receivesApplication(answers);
        waits(jakarta, "2026-09-20");

        budi.isWithdrawn();

        assertThat(jakarta.bookings()).isEmpty();
        assertThat(office.placesIn(WEDNESDAY)).isEqualTo(15);
    }

    @Test
    void aPlaceThatIsTooSoonForACheckBeforeItIsOfferedToNobody() {
        CaseStory soon =
                applied().completes("dpsCounter", "choose-interview-slot", Map.of("slot", "DPS-20260908-0800"));
        CaseStory later = applied().chooses("DPS-20260908-0900");
        CaseStory first = waiting("2026-09-20");

        soon.isWithdrawn();
        assertThat(first.bookings()).isEmpty();
        later.isWithdrawn();

        assertThat(first.bookings()).containsExactly("DPS-20260908-0900 HELD");
    }

    @Test
    void aPlaceThatNobodyMayBookYetIsOfferedToNobody() {
        CaseStory budi = applied().chooses(WEDNESDAY);
        CaseStory first = waiting("2026-09-20");
        jdbc.sql("update interview_slot set released_at = '2026-09-08T00:00Z' where id = ?")
                .param(WEDNESDAY)
                .update();
        try {
            budi.isWithdrawn();

            assertThat(first.bookings()).isEmpty();
            assertThat(office.placesIn(WEDNESDAY)).isEqualTo(15);
        } finally {
            jdbc.sql("update interview_slot set released_at = '-infinity' where id = ?")
                    .param(WEDNESDAY)
                    .update();
        }
    }

    @Test
    void aPriorityPlaceIsOfferedOnlyToWhoIsEntitledToIt() {
        String priority = WEDNESDAY + "-PRIORITY";
        jdbc.sql("""
                insert into interview_slot (id, office, class, day, starts_at, ends_at, capacity)
                values (?, 'DPS', 'priority', '2026-09-09', '2026-09-09T01:00Z', '2026-09-09T02:00Z', 1)""").param(priority).update();
        Map<String, Object> small = Applicants.born(Applicants.child(), LocalDate.of(2025, 3, 15));
        CaseStory toddler = office.receivesApplication(small).chooses(priority);
        CaseStory adult = waiting("2026-09-20");
        CaseStory baby = office.receivesApplication(Applicants.born(Applicants.child(), LocalDate.of(2025, 4, 16)));
        waits(baby, "2026-09-20");

        toddler.isWithdrawn();

        assertThat(adult.bookings()).isEmpty();
        assertThat(baby.bookings()).containsExactly(priority + " HELD");
        jdbc.sql("truncate booking").update();
        jdbc.sql("delete from interview_slot where id = ?").param(priority).update();
    }

    @Test
    void whoIsLookingAnotherPlaceOverIsPassedOver() {
        CaseStory budi = applied().chooses(WEDNESDAY);
        CaseStory looking = waiting("2026-09-20").holds(FRIDAY);
        CaseStory second = waiting("2026-09-20");

        budi.isWithdrawn();

        assertThat(looking.bookings()).containsExactly(FRIDAY + " HELD");
        assertThat(second.bookings()).containsExactly(WEDNESDAY + " HELD");
    }

    @Test
    void whatOneGivesBackOneselfIsNotOfferedBack() {
        CaseStory choosy = waiting("2026-09-20").holds(WEDNESDAY).holds(FRIDAY);

        assertThat(choosy.bookings()).containsExactly(WEDNESDAY + " RELEASED", FRIDAY + " HELD");
        assertThat(office.placesIn(WEDNESDAY)).isEqualTo(15);
    }

    @Test
    void aCaseThatEndsWaitsNoLonger() {
        CaseStory budi = applied().chooses(WEDNESDAY);
        CaseStory gone = waiting("2026-09-20");
        gone.isWithdrawn();

        budi.isWithdrawn();

        assertThat(gone.bookings()).isEmpty();
        assertThat(outcomes(gone)).containsExactly("CASE_ENDED");
    }

    @Test
    void whoLeavesTheListIsOfferedNothingAndMayAskAgain() {
        CaseStory budi = applied().chooses(WEDNESDAY);
        CaseStory first = waiting("2026-09-20");
        waitlist.leave(first.number());
        CaseStory second = waiting("2026-09-20");
        waits(first, "2026-09-20");

        budi.isWithdrawn();

        assertThat(second.bookings()).as("asked before").containsExactly(WEDNESDAY + " HELD");
        assertThat(first.bookings()).isEmpty();
        assertThat(outcomes(first)).containsExactly("LEFT", null);
    }

    @Test
    void aWishEndsWithItsDay() {
        CaseStory first = waiting("2026-09-09");
        office.timePassesTo("2026-09-08 23:59");
        waitlist.endPassed();
        assertThat(wish(first)).isTrue();

        office.timePassesTo("2026-09-09 00:00");
        waitlist.endPassed();

        assertThat(outcomes(first)).containsExactly("PASSED");
    }

    @Test
    void thereIsOneWishAndOnlyForADayThatCanBe() {
        CaseStory first = waiting("2026-09-20");
        assertThatThrownBy(() -> waits(first, "2026-09-21"))
                .isInstanceOf(Refusal.class)
                .hasMessage("waitlist.already");
        CaseStory second = applied();
        LocalDate last = LocalDate.parse(jdbc.sql("select max(day) + 1 from interview_slot where office = 'DPS'")
                .query(String.class)
                .single());

        for (String day : List.of("2026-09-08", "2026-09-01", last.plusDays(1).toString(), "9999-12-31")) {
            assertThatThrownBy(() -> waits(second, day))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("before: waitlist.day");
        }
        CaseFile file = cases.get(second.number());
        assertThat(waitlist.limits(file, appointments.options(file)))
                .contains(new Waitlist.Limits(LocalDate.of(2026, 9, 9), last));
        waits(second, last.toString());
    }

    @Test
    void whoHasATimeMayAskForAnEarlierOneWhileItMayBeMoved() {
        CaseStory budi = applied().chooses(WEDNESDAY);
        assertThatThrownBy(() -> waits(budi, "2026-09-10"))
                .isInstanceOf(Refusal.class)
                .hasMessage("before: waitlist.day");
        waits(budi, "2026-09-09");

        budi.movesInterviewTo(FRIDAY);

        assertThat(outcomes(budi)).containsExactly("BOOKED");
        assertThatThrownBy(() -> waits(budi, "2026-09-10"))
                .isInstanceOf(Refusal.class)
                .hasMessage("waitlist.no-choice");
    }

    private CaseStory applied() {
        return office.receivesApplication(Applicants.adult());
    }

    private CaseStory waiting(String before) {
        return waits(applied(), before);
    }

    private CaseStory waits(CaseStory story, String before) {
        waitlist.ask(cases.get(story.number()), LocalDate.parse(before));
        return story;
    }

    private boolean wish(CaseStory story) {
        return waitlist.wish(story.number()).isPresent();
    }

    private List<String> outcomes(CaseStory story) {
        return jdbc.sql("select outcome from waitlist_entry where registration_number = ? order by id")
                .param(story.registrationNumber())
                .query(String.class)
                .list();
    }

    private double minutesHeld(CaseStory story) {
        return jdbc.sql("select extract(epoch from held_until - now()) / 60 from booking where registration_number = ?")
                .param(story.registrationNumber())
                .query(Double.class)
                .single();
    }

    /** Until a place is held is told by the database's clock, which no test moves. */
    private void halfAnHourPasses() {
        jdbc.sql("update booking set held_until = held_until - interval '30 minutes' where state = 'HELD'")
                .update();
        places.expireHolds();
    }
}
