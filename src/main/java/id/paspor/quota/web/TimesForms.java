package id.paspor.quota.web;

import id.paspor.office.Product;
import id.paspor.quota.SlotClass;
import id.paspor.quota.rule.Decision;
import id.paspor.quota.rule.NewQuotaRule;
import id.paspor.quota.rule.ReleaseRule;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.hibernate.validator.constraints.Range;

/**
 * What the forms of interview times ask for, field by field as on the page; each asks for a reason last. The tables have
 * the same limits.
 */
final class TimesForms {

    private static final int LEAST_MINUTES = 5;
    private static final int MOST_MINUTES = 240;
    private static final int MOST_PLACES = 1000;

    private TimesForms() {}

    /** Why something is changed, for those to read who lose their time. */
    @NotNull
    @Size(min = 3, max = 200)
    @Pattern(regexp = "\\P{Cc}*", message = "form.control-characters")
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Reason {

        /** Of Bean Validation; unused. */
        String message() default "";

        /** Of Bean Validation; unused. */
        Class<?>[] groups() default {};

        /** Of Bean Validation; unused. */
        Class<? extends Payload>[] payload() default {};
    }

    /** Every one of these forms. */
    interface Decided {

        String reason();

        /** The token of the preview that was confirmed, or {@code null}. */
        String confirmed();

        default Decision decision() {
            return new Decision(reason(), confirmed());
        }
    }

    /** One of those that say from when times can be booked. */
    interface Releasing extends Decided {

        ReleaseRule rule();
    }

    record AddRule(
            @NotNull SlotClass slotClass,
            @NotEmpty Set<DayOfWeek> weekdays,
            @NotNull LocalDate from,
            LocalDate to,
            @NotNull LocalTime opens,
            @NotNull LocalTime closes,

            @NotNull @Range(min = LEAST_MINUTES, max = MOST_MINUTES)
            Integer minutes,

            @NotNull @Range(max = MOST_PLACES) Integer places,
            Boolean replaces,
            @Reason String reason,
            String confirmed)
            implements Decided {

        NewQuotaRule rule() {
            return new NewQuotaRule(
                    slotClass, weekdays, from, to, opens, closes, minutes, places, Boolean.TRUE.equals(replaces));
        }
    }

    record EndRule(@NotNull LocalDate last, @Reason String reason, String confirmed) implements Decided {}

    record ReleaseRolling(
            @NotNull @Range(min = 1, max = 90) Integer days,
            @NotNull LocalTime at,
            @Reason String reason,
            String confirmed)
            implements Releasing {

        @Override
        public ReleaseRule rule() {
            return ReleaseRule.rolling(days, at);
        }
    }

    record ReleaseWeekly(
            @NotNull DayOfWeek weekday,
            @NotNull LocalTime at,
            @NotNull @Range(min = 1, max = 12) Integer weeks,
            @Reason String reason,
            String confirmed)
            implements Releasing {

        @Override
        public ReleaseRule rule() {
            return ReleaseRule.weekly(weekday, weeks, at);
        }
    }

    record ReleaseMonthly(@NotNull LocalTime at, @Reason String reason, String confirmed) implements Releasing {

        @Override
        public ReleaseRule rule() {
            return ReleaseRule.monthly(at);
        }
    }

    record CloseDay(@NotNull LocalDate day, @Reason String reason, String confirmed) implements Decided {}

    record ExtraDay(
            @NotNull LocalDate day,
            @NotNull LocalTime opens,
            @NotNull LocalTime closes,

            @NotNull @Range(min = LEAST_MINUTES, max = MOST_MINUTES)
            Integer minutes,

            @NotNull @Range(max = MOST_PLACES) Integer places,
            @Reason String reason,
            String confirmed)
            implements Decided {}

    record CutDay(
            @NotNull LocalDate day,
            @NotNull @Range(max = MOST_PLACES) Integer places,
            @Reason String reason,
            String confirmed)
            implements Decided {}

    record ProductQuota(
            @NotNull Product product,
            @NotNull @Range(max = MOST_PLACES) Integer places,
            @Reason String reason,
            String confirmed)
            implements Decided {}

    /** What asks for nothing but the reason. */
    record ReasonOnly(@Reason String reason, String confirmed) implements Decided {}
}
