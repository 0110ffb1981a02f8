package id.paspor.payment.histories;

import java.time.Duration;

/** One thing that happens in a history. Numbers count what there is at that moment, over and over. */
interface Deed {

    void happens(History history);

    /**
     * A node, and at which of its steps it crashes.
     *
     * @param node 0 or 1
     * @param crashAt counted from 1; 0 when it does not
     */
    record On(int node, int crashAt) {}

    /** The amounts that people pay. */
    enum Amount {
        RIGHT,
        TOO_LITTLE,
        TOO_MUCH
    }

    /** What the treasurer decides, as the form has it. */
    enum Decision {
        ACCEPT,
        REFUND,
        RETURNED
    }

    /** Somebody pays for a case, and the bank reports it; its answer may get lost. */
    record Pays(int of, Amount amount, On on, boolean lost) implements Deed {

        @Override
        public void happens(History history) {
            history.isPaid(of, amount, on, lost);
        }
    }

    /** Somebody pays for a case, and the bank reports it twice at the same time. */
    record PaysAndIsToldTwice(int of, Amount amount, On one, On other) implements Deed {

        @Override
        public void happens(History history) {
            history.isPaidAndToldTwice(of, amount, one, other);
        }
    }

    /** The bank reports an earlier payment again, as it was. */
    record Repeats(int payment, On on, boolean lost) implements Deed {

        @Override
        public void happens(History history) {
            history.isRepeated(payment, on, lost);
        }
    }

    /** The bank says something else under the number of an earlier payment. */
    record Contradicts(int payment, int of, Amount amount, On on, boolean lost) implements Deed {

        @Override
        public void happens(History history) {
            history.isContradicted(payment, of, amount, on, lost);
        }
    }

    /** The statement has an earlier payment. */
    record IsOnStatement(int payment, On on) implements Deed {

        @Override
        public void happens(History history) {
            history.isOnStatement(payment, on);
        }
    }

    /** The statement has a payment that the bank has not told of. */
    record IsOnlyOnStatement(int of, Amount amount, On on) implements Deed {

        @Override
        public void happens(History history) {
            history.isOnlyOnStatement(of, amount, on);
        }
    }

    /** The statements of all days up to now are read, so what the bank was refused is cleared. */
    record ClearsRefused(On on) implements Deed {

        @Override
        public void happens(History history) {
            history.clearsRefused(on);
        }
    }

    /** The treasurer decides about money that fits no bill. */
    record Decides(int task, Decision decision, On on) implements Deed {

        @Override
        public void happens(History history) {
            history.decides(task, decision, on);
        }
    }

    /** The applicant withdraws. */
    record Withdraws(int of, On on) implements Deed {

        @Override
        public void happens(History history) {
            history.isWithdrawn(of, on);
        }
    }

    /** The applicant asks for a new bill. */
    record Renews(int of, On on) implements Deed {

        @Override
        public void happens(History history) {
            history.isRenewed(of, on);
        }
    }

    /** One of the jobs that are due runs. */
    record RunsJob(int job, On on) implements Deed {

        @Override
        public void happens(History history) {
            history.runsJob(job, on);
        }
    }

    /** All jobs that are due run, and those that follow from them. */
    record RunsJobs(On on) implements Deed {

        @Override
        public void happens(History history) {
            history.runsJobs(on);
        }
    }

    /** Time passes, and no job runs. */
    record TimePasses(Duration time) implements Deed {

        @Override
        public void happens(History history) {
            history.timePasses(time);
        }
    }

    /** Two things happen at the same time, on two nodes. */
    record AtOnce(Deed one, Deed other) implements Deed {

        @Override
        public void happens(History history) {
            history.atOnce(() -> one.happens(history), () -> other.happens(history));
        }
    }
}
