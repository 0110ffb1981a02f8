package id.paspor.kills;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.benchmark.Payment;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true after the kills: what was acknowledged against the tables, in which nothing else may be. */
final class KillFindings {

    private static final String BOOKED = "('BOOKED', 'CHECKED_IN', 'ATTENDED')";

    private final JdbcClient sql;
    private final Deeds deeds;

    KillFindings(JdbcClient sql, Deeds deeds) {
        this.sql = sql;
        this.deeds = deeds;
    }

    /** Steps of processes that are due and not given up. */
    static int jobsDue(JdbcClient sql) {
        return sql.sql("select count(*) from act_ru_job where type_ = 'message' and retries_ > 0"
                        + " and (duedate_ is null or duedate_ <= now())")
                .query(Integer.class)
                .single();
    }

    /** Each application is there with one process, and no person has two. */
    void applicationsAreThereOnce() {
        assertThat(texts("select registration_number from case_file"))
                .as("applications")
                .containsExactlyInAnyOrderElementsOf(deeds.applications());
        assertThat(texts("select nik from case_file group by nik having count(*) > 1"))
                .as("people with two applications")
                .isEmpty();
        assertThat(texts("select business_key_ from act_hi_procinst where proc_def_key_ = 'passport-application'"))
                .as("processes")
                .containsExactlyInAnyOrderElementsOf(deeds.applications());
    }

    /** Each booking is there, each case has one, and each slot counts what it has. */
    void bookingsAreThereOnce() {
        assertThat(texts("select registration_number || ' ' || slot from booking where state in " + BOOKED))
                .as("bookings")
                .containsExactlyInAnyOrderElementsOf(deeds.bookings().entrySet().stream()
                        .map(booking -> booking.getKey() + " " + booking.getValue())
                        .toList());
        assertThat(texts("""
                select s.id || ': ' || s.booked || ' of ' || s.capacity from interview_slot s where s.booked > s.capacity
                or s.booked <> (select count(*) from booking b where b.slot = s.id
                    and b.state in ('HELD', 'BOOKED', 'CHECKED_IN', 'ATTENDED'))"""))
                .as("slots that count wrong")
                .isEmpty();
    }

    /** Each decision is in the history, nothing happened twice, and the applicant was told of each thing once. */
    void decisionsAreTakenOnce() {
        assertThat(texts("select registration_number || ' ' || status from status_change"))
                .as("what happened")
                .containsAll(deeds.decided())
                .doesNotHaveDuplicates();
        assertThat(texts("select proc_inst_id_ || ' ' || task_def_key_ from act_hi_taskinst"))
                .as("tasks")
                .doesNotHaveDuplicates();
        assertThat(texts("select registration_number || ' ' || kind from message where registration_number is not null"))
                .as("messages")
                .doesNotHaveDuplicates();
        assertThat(texts("""
                with told as (select registration_number, upper(replace(kind, '-', '_')) as status from message)
                select registration_number || ' ' || status from (
                    select registration_number, status from status_change where status in (select status from told)
                    except table told) untold"""))
                .as("what applicants were not told of")
                .isEmpty();
    }

    /** Each payment is once in every book, and the ledger agrees with the bills. */
    void paymentsAreCountedOnce() {
        List<Payment> payments = List.copyOf(deeds.payments().values());
        assertThat(texts("select payment_request_id from bank_payment"))
                .as("reports taken")
                .containsExactlyInAnyOrderElementsOf(
                        payments.stream().map(Payment::id).toList());
        assertThat(texts("select b.registration_number || ' ' || p.reference || ' ' || p.amount from payment p"
                        + " join bill b on b.id = p.bill where b.state = 'PAID' and b.amount = p.amount"))
                .as("bills paid")
                .containsExactlyInAnyOrderElementsOf(deeds.payments().entrySet().stream()
                        .map(paid -> paid.getKey() + " bank:" + paid.getValue().id() + " "
                                + paid.getValue().amount())
                        .toList());
        assertThat(texts("select state from bill where state <> 'PAID'")).as("bills left").isEmpty();
        assertThat(texts("select id from payment_discrepancy")).as("payments too many").isEmpty();
        long paid = payments.stream().mapToLong(Payment::amount).sum();
        assertThat(texts("select account || ' ' || balance from ledger_balance"))
                .as("balances")
                .containsExactlyInAnyOrder("BANK_CLEARING " + paid, "STATE_REVENUE " + -paid, "RECEIVABLE 0");
    }

    /** Each case has one booklet, which is printed and moved as one is, and the stock agrees with its ledger. */
    void bookletsArePrintedOnce() {
        assertThat(texts("select registration_number from booklet where state = 'PRINTED'"))
                .as("passports printed")
                .containsExactlyInAnyOrderElementsOf(deeds.printed());
        assertThat(texts("select state || ' ' || number from booklet where state not in ('BLANK', 'PRINTED')"))
                .as("booklets that no case has")
                .isEmpty();
        for (String move : List.of(
                "from_state = 'BLANK' and to_state = 'ALLOCATED'",
                "from_state = 'ALLOCATED' and to_state = 'PRINTED'")) {
            assertThat(texts("select registration_number from booklet_movement where " + move))
                    .as(move)
                    .containsExactlyInAnyOrderElementsOf(deeds.printed());
        }
        assertThat(texts("select registration_number from passport"))
                .as("passports")
                .containsExactlyInAnyOrderElementsOf(deeds.printed());
        assertThat(texts("select office || ' ' || product from booklet_report where not agrees"))
                .as("stocks that do not agree")
                .isEmpty();
    }

    /** No step was given up, and every case waits for its hand-over. */
    void everyCaseHasMovedOn() {
        assertThat(texts("select handler_type_ || ' ' || coalesce(exception_msg_, '') from act_ru_job where retries_ = 0"))
                .as("jobs given up")
                .isEmpty();
        assertThat(texts("select incident_msg_ from act_ru_incident")).as("incidents").isEmpty();
        assertThat(texts("select e.business_key_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_"
                        + " where t.task_def_key_ = 'hand-over-passport'"))
                .as("cases at the counter")
                .containsExactlyInAnyOrderElementsOf(deeds.printed());
    }

    private List<String> texts(String query) {
        return sql.sql(query).query(String.class).list();
    }
}
