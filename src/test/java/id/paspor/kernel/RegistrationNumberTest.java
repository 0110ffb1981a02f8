package id.paspor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.beans.PropertyEditor;
import java.beans.PropertyEditorManager;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationNumberTest {

    private static final int TRIES = 500;

    @Test
    void aNewNumberHasSixteenDigitsAndIsPossible() {
        for (int tried = 0; tried < TRIES; tried++) {
            RegistrationNumber number = RegistrationNumber.next();
            assertThat(number.digits()).matches("[1-9][0-9]{15}");
            assertThat(number.isPossible()).describedAs(number.digits()).isTrue();
        }
    }

    @Test
    void everyWrongDigitIsCaught() {
        for (int tried = 0; tried < TRIES; tried++) {
            String number = RegistrationNumber.next().digits();
            for (int position = 0; position < 16; position++) {
                for (char digit = '0'; digit <= '9'; digit++) {
                    StringBuilder typed = new StringBuilder(number);
                    typed.setCharAt(position, digit);
                    assertThat(new RegistrationNumber(typed.toString()).isPossible())
                            .describedAs("%s typed as %s", number, typed)
                            .isEqualTo(digit == number.charAt(position));
                }
            }
        }
    }

    @Test
    void everySwapOfNeighboursIsCaught() {
        for (int tried = 0; tried < TRIES; tried++) {
            String number = RegistrationNumber.next().digits();
            for (int position = 0; position < 15; position++) {
                char left = number.charAt(position);
                char right = number.charAt(position + 1);
                StringBuilder typed = new StringBuilder(number);
                typed.setCharAt(position, right);
                typed.setCharAt(position + 1, left);
                assertThat(new RegistrationNumber(typed.toString()).isPossible())
                        .describedAs("%s typed as %s", number, typed)
                        .isEqualTo(left == right);
            }
        }
    }

    @Test
    void numbersDoNotFollowFromEachOther() {
        Set<String> beginnings = new HashSet<>();
        for (int tried = 0; tried < TRIES; tried++) {
            beginnings.add(RegistrationNumber.next().digits().substring(0, 8));
        }
        assertThat(beginnings).hasSizeGreaterThan(TRIES - 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "123", "12345678901234567", "１２３４５６７８９０１２３４５６", "123456789012345\n", "-123456789012345"})
    void anythingElseIsNoNumber(String text) {
        assertThat(RegistrationNumber.of(text)).isEmpty();
        assertThatThrownBy(() -> new RegistrationNumber(text)).isInstanceOf(IllegalArgumentException.class);
        PropertyEditor editor = PropertyEditorManager.findEditor(RegistrationNumber.class);
        assertThatThrownBy(() -> editor.setAsText(text)).hasMessageContaining("application.unknown");
    }

    @Test
    void whatSomebodyWritesIsReadWithoutWhatIsBetweenTheDigits() {
        RegistrationNumber number = RegistrationNumber.next();
        String[] groups = number.grouped().split(" ");

        assertThat(groups).hasSize(4).allMatch(group -> group.length() == 4);
        // a no-break space, a long dash and a mark of direction, as they are copied out of messages
        assertThat(RegistrationNumber.read(
                        " " + groups[0] + "\u00a0" + groups[1] + " \u2013 " + groups[2] + "\u200e" + groups[3] + "\r"))
                .contains(number);
        char last = number.digits().charAt(15);
        assertThat(RegistrationNumber.read(number.digits().substring(0, 15) + (last == '0' ? '1' : '0')))
                .as("with a wrong check digit")
                .isEmpty();
    }
}
