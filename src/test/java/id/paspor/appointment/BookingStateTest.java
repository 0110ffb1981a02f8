package id.paspor.appointment;

import static id.paspor.appointment.BookingState.ATTENDED;
import static id.paspor.appointment.BookingState.BOOKED;
import static id.paspor.appointment.BookingState.CHECKED_IN;
import static id.paspor.appointment.BookingState.DISPLACED;
import static id.paspor.appointment.BookingState.EXPIRED;
import static id.paspor.appointment.BookingState.HELD;
import static id.paspor.appointment.BookingState.MISSED;
import static id.paspor.appointment.BookingState.RELEASED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BookingStateTest {

    private static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of(HELD, Set.of(BOOKED, RELEASED, EXPIRED)),
                Arguments.of(BOOKED, Set.of(CHECKED_IN, ATTENDED, MISSED, RELEASED, DISPLACED)),
                Arguments.of(CHECKED_IN, Set.of(BOOKED, ATTENDED, RELEASED)),
                Arguments.of(ATTENDED, Set.of(RELEASED)),
                Arguments.of(MISSED, Set.of()),
                Arguments.of(RELEASED, Set.of()),
                Arguments.of(EXPIRED, Set.of()),
                Arguments.of(DISPLACED, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aBookingGoesOnOnlyByTheseSteps(BookingState from, Set<BookingState> to) {
        assertThat(Arrays.stream(BookingState.values()).filter(from::leadsTo).collect(Collectors.toSet()))
                .isEqualTo(to);
    }
}
