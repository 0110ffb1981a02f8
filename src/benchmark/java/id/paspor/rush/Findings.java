package id.paspor.rush;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.benchmark.Applicant;
import id.paspor.benchmark.Node;
import id.paspor.rush.Exchange.Asked;
import id.paspor.rush.Exchange.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true after a rush: the history of what was asked and answered against the tables. */
final class Findings {

    private final History history;
    private final JdbcClient sql;
    private final Map<String, Applicant> byRegistrationNumber;

    Findings(History history, JdbcClient sql, List<Applicant> applicants) {
        this.history = history;
        this.sql = sql;
        this.byRegistrationNumber =
                applicants.stream().collect(Collectors.toMap(Applicant::registrationNumber, Function.identity()));
    }

    /** Who has which slot. */
    private record Place(int applicant, String slot) {}

    /** Exactly so many places were given away, each slot counts what it has, and nobody has two. */
    void noneOversoldAndNoneLeft(int places) {
        assertThat(booked()).as("places booked").hasSize(places);
        assertThat(booked().stream().map(Place::applicant))
                .as("applicants with a place")
                .doesNotHaveDuplicates();
        assertThat(texts("""
                select s.id || ': ' || s.booked || ' of ' || s.capacity from interview_slot s where s.booked > s.capacity
                or s.booked <> (select count(*) from booking b where b.slot = s.id
                    and b.state in ('HELD', 'BOOKED', 'CHECKED_IN', 'ATTENDED'))"""))
                .as("slots that count wrong")
                .isEmpty();
        assertThat(texts("""
                select c.nik from booking b join case_file c using (registration_number)
                where b.state in ('BOOKED', 'CHECKED_IN', 'ATTENDED') group by c.nik having count(*) > 1"""))
                .as("people with two places")
                .isEmpty();
    }

    /** Whoever was told of a place has it. */
    void nothingAcknowledgedIsLost() {
        Set<Place> told = places(Stream.of(
                        history.of(Asked.CONFIRM, Outcome.CONFIRMED), history.of(Asked.CALENDAR, Outcome.HAD))
                .flatMap(List::stream));
        assertThat(booked()).as("places that were acknowledged").containsAll(told);
        assertThat(told.stream().map(Place::applicant)).as("acknowledged once each").doesNotHaveDuplicates();
    }

    /** Whoever has a place, or had one held, asked for it; and a place is had by those who confirmed it. */
    void nobodyHasWhatNobodyAskedFor() {
        Set<Place> wanted = places(history.of(Asked.HOLD).stream());
        Set<Place> confirmed = places(history.of(Asked.CONFIRM).stream());
        assertThat(wanted).as("places asked for").containsAll(placesIn("true"));
        assertThat(confirmed).as("places confirmed").containsAll(booked());
    }

    /** No request broke, and none was answered by anything but a page, a place or a refusal. */
    void noErrors(List<Node> nodes) {
        assertThat(history.of(Outcome.ERROR)).as("answers that should not be").isEmpty();
        assertThat(nodes).allSatisfy(node -> assertThat(node.errors()).as(node.name()).isEmpty());
        assertThat(texts("select incident_msg_ from act_ru_incident")).as("incidents").isEmpty();
    }

    /** All connections held, and all sessions. */
    void noneLost() {
        assertThat(history.of(Outcome.LOST)).as("broken connections").isEmpty();
        assertThat(history.of(Outcome.STRANGER)).as("lost sessions").isEmpty();
    }

    /** Booked cases whose process has not gone on. */
    int processesBehind() {
        return sql.sql("""
                select count(*) from booking b
                join act_ru_execution e on e.business_key_ = b.registration_number and e.parent_id_ is null
                join act_ru_task t on t.proc_inst_id_ = e.id_
                where b.state = 'BOOKED' and t.task_def_key_ = 'choose-interview-slot'""").query(Integer.class).single();
    }

    /** How many of their places are booked, or held. */
    int count(String state) {
        return placesIn("state = '" + state + "'").size();
    }

    private Set<Place> booked() {
        return placesIn("state in ('BOOKED', 'CHECKED_IN', 'ATTENDED')");
    }

    private Set<Place> placesIn(String condition) {
        Set<Place> places = new HashSet<>();
        sql.sql("select registration_number, slot from booking where " + condition).query(row -> {
            Applicant applicant = byRegistrationNumber.get(row.getString(1));
            if (applicant != null) {
                places.add(new Place(applicant.number(), row.getString(2)));
            }
        });
        return places;
    }

    private static Set<Place> places(Stream<Exchange> exchanges) {
        return exchanges
                .map(exchange -> new Place(exchange.applicant(), exchange.detail()))
                .collect(Collectors.toSet());
    }

    private List<String> texts(String query) {
        return sql.sql(query).query(String.class).list();
    }
}
