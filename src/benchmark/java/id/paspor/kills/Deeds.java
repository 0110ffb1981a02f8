package id.paspor.kills;

import id.paspor.benchmark.Payment;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What those outside write down of what they were told: what was acknowledged, and what was not. */
final class Deeds {

    private final Queue<String> applications = new ConcurrentLinkedQueue<>();
    private final Map<String, String> bookings = new ConcurrentHashMap<>();
    private final Map<String, Payment> payments = new ConcurrentHashMap<>();
    private final Queue<String> printed = new ConcurrentLinkedQueue<>();
    private final Queue<String> decided = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger doneUnanswered = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    void applied(String registrationNumber) {
        applications.add(registrationNumber);
    }

    void booked(String registrationNumber, String slot) {
        bookings.put(registrationNumber, slot);
    }

    /** A desk's decision, which leaves this status in the case's history. */
    void decided(String registrationNumber, String status) {
        decided.add(registrationNumber + " " + status);
    }

    void paid(String registrationNumber, Payment payment) {
        payments.put(registrationNumber, payment);
    }

    void printed(String registrationNumber) {
        printed.add(registrationNumber);
    }

    /** No answer came. */
    void lost() {
        lost.incrementAndGet();
    }

    /** What had no answer turned out to be done. */
    void doneUnanswered() {
        doneUnanswered.incrementAndGet();
    }

    /** What was acknowledged was sent again. */
    void repeated() {
        repeats.incrementAndGet();
    }

    /** An answer that does not lead on. */
    void refused(String answer) {
        refusals.merge(answer, 1, Integer::sum);
    }

    Queue<String> applications() {
        return applications;
    }

    /** The slot by case. */
    Map<String, String> bookings() {
        return bookings;
    }

    /** Case and status of each decision. */
    Queue<String> decided() {
        return decided;
    }

    /** The payment by case. */
    Map<String, Payment> payments() {
        return payments;
    }

    Queue<String> printed() {
        return printed;
    }

    /** How many deeds were acknowledged. */
    int acknowledged() {
        return applications.size() + bookings.size() + decided.size() + payments.size() + printed.size();
    }

    @Override
    public String toString() {
        return ("acknowledged %d applications, %d bookings, %d decisions, %d payments, %d passports printed; %d answers"
                        + " lost, of which %d had been done; %d sent again after the answer; other answers %s")
                .formatted(
                        applications.size(),
                        bookings.size(),
                        decided.size(),
                        payments.size(),
                        printed.size(),
                        lost.get(),
                        doneUnanswered.get(),
                        repeats.get(),
                        refusals);
    }
}
