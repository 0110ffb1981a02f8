package id.paspor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationNumberTest {

    private static final int TRIES = 500;

    @Test
    void aNumberHasSixteenDigitsAndIsValid() {
        for (int tried = 0; tried < TRIES; tried++) {
            String number = RegistrationNumber.next();
            assertThat(number).matches("[1-9][0-9]{15}");
            assertThat(RegistrationNumber.isValid(number)).describedAs(number).isTrue();
        }
    }

    @Test
    void everyWrongDigitIsCaught() {
        for (int tried = 0; tried < TRIES; tried++) {
            String number = RegistrationNumber.next();
            for (int position = 0; position < 16; position++) {
                for (char digit = '0'; digit <= '9'; digit++) {
                    StringBuilder typed = new StringBuilder(number);
                    typed.setCharAt(position, digit);
                    assertThat(RegistrationNumber.isValid(typed.toString()))
                            .describedAs("%s typed as %s", number, typed)
                            .isEqualTo(digit == number.charAt(position));
                }
            }
        }
    }

    @Test
    void everySwapOfNeighboursIsCaught() {
        for (int tried = 0; tried < TRIES; tried++) {
            String number = RegistrationNumber.next();
            for (int position = 0; position < 15; position++) {
                char left = number.charAt(position);
                char right = number.charAt(position + 1);
                StringBuilder typed = new StringBuilder(number);
                typed.setCharAt(position, right);
                typed.setCharAt(position + 1, left);
                assertThat(RegistrationNumber.isValid(typed.toString()))
                        .describedAs("%s typed as %s", number, typed)
                        .isEqualTo(left == right);
            }
        }
    }

    @Test
    void numbersDoNotFollowFromEachOther() {
        Set<String> beginnings = new HashSet<>();
        for (int tried = 0; tried < TRIES; tried++) {
            beginnings.add(RegistrationNumber.next().substring(0, 8));
        }
        assertThat(beginnings).hasSizeGreaterThan(TRIES - 5);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "123", "12345678901234567", "１２３４５６７８９０１２３４５６", "123456789012345\n", "-123456789012345"})
    void anythingElseIsNoNumber(String number) {
        assertThat(RegistrationNumber.isValid(number)).isFalse();
    }
}
