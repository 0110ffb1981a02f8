package id.paspor.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.payment.Bill.State;
import id.paspor.payment.account.VirtualAccountNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A bill goes its way and no other. */
class BillTest {

    private static final Instant NOW = Instant.parse("2026-11-02T03:00:00Z");
    private static final Instant DUE = NOW.plus(Duration.ofDays(7));
    private static final long FEE = 950_000;

    private static final Map<State, Consumer<BillEntity>> WAYS = Map.of(
            State.PAID, bill -> bill.pay(NOW),
            State.EXPIRED, BillEntity::expire,
            State.CANCELLED, BillEntity::cancel);

    private static BillEntity open() {
        return new BillEntity(
                new RegistrationNumber("2026000000000017"),
                "DPS",
                "electronic-10y",
                new VirtualAccountNumber("889082026000000000017"),
                FEE,
                NOW,
                DUE);
    }

    private static BillEntity in(State state) {
        BillEntity bill = open();
        if (state != State.OPEN) {
            WAYS.get(state).accept(bill);
        }
        return bill;
    }

    @Test
    void whatIsPaidOrCancelledStaysSoAndWhatExpiredMayOnlyBePaid() {
        Map<State, Set<State>> found = new EnumMap<>(State.class);
        for (State from : State.values()) {
            found.put(from, EnumSet.noneOf(State.class));
            WAYS.forEach((to, way) -> {
                BillEntity bill = in(from);
                if (from.mayBecome(to)) {
                    way.accept(bill);
                    assertThat(bill.state()).isEqualTo(to);
                    found.get(from).add(to);
                } else {
                    assertThatThrownBy(() -> way.accept(bill)).isInstanceOf(IllegalStateException.class);
                    assertThat(bill.state()).isEqualTo(from);
                }
            });
        }
        assertThat(found)
                .isEqualTo(Map.of(
                        State.OPEN, EnumSet.of(State.PAID, State.EXPIRED, State.CANCELLED),
                        State.EXPIRED, EnumSet.of(State.PAID),
                        State.PAID, EnumSet.noneOf(State.class),
                        State.CANCELLED, EnumSet.noneOf(State.class)));
    }

    @Test
    void moneyPaysAnOpenBillOfItsAmountUpToTheMomentItIsDue() {
        assertThat(open().outcomeOf(FEE, DUE)).isEqualTo(PaymentOutcome.RECEIVED);
        assertThat(open().outcomeOf(FEE, DUE.plusMillis(1))).isEqualTo(PaymentOutcome.EXPIRED);
        assertThat(open().outcomeOf(FEE - 1, DUE)).isEqualTo(PaymentOutcome.WRONG_AMOUNT);
        assertThat(open().outcomeOf(FEE + 1, DUE)).isEqualTo(PaymentOutcome.WRONG_AMOUNT);
        assertThat(in(State.PAID).outcomeOf(FEE, NOW)).isEqualTo(PaymentOutcome.ALREADY_PAID);
        assertThat(in(State.EXPIRED).outcomeOf(FEE, NOW)).isEqualTo(PaymentOutcome.EXPIRED);
        assertThat(in(State.CANCELLED).outcomeOf(FEE, NOW)).isEqualTo(PaymentOutcome.CANCELLED);
    }

    @Test
    void itsApplicantIsRemindedOnceWhileThereIsSomethingToPay() {
        BillEntity bill = open();
        assertThat(bill.remind(NOW)).isTrue();
        assertThat(bill.remind(NOW)).isFalse();
        assertThat(in(State.PAID).remind(NOW)).isFalse();
    }
}
