package id.paspor.identity.password;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.kernel.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long enough and not easily guessed; nothing about kinds of letters. */
class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lampu kuda biru sungai",
                "correct horse battery staple",
                "xqvzjkwpmtrghbn",
                "820391574662093",
                "Æøå-密码-пароль-🙂",
                "   spaces count too   "
            })
    void anythingLongAndUnusualWillDo(String password) {
        assertThatCode(() -> PasswordRules.check(password, "ayu@example.org")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234567",
                "Password12345678",
                "123456789012345",
                "aaaaaaaaaaaaaaa",
                "abcabcabcabcabc",
                "qwertyuiop12345",
                "indonesia123456",
                "paspor123456789",
                "sayangsayang123",
                "bismillah123456",
                "katasandi202612",
                "ayulestari12345",
                "ayulestari.denpasar@example.org"
            })
    void whatGuessersTryEarlyIsRefused(String password) {
        assertThatThrownBy(() -> PasswordRules.check(password, "ayulestari.denpasar@example.org"))
                .hasMessage("password: password.common");
    }

    @Test
    void lengthIsCountedInCharactersThatPeopleSee() {
        assertThatThrownBy(() -> PasswordRules.check("🙂🐎🌊🔑🎈🍉🚲🧵", ""))
                .hasMessage("password: password.too-short");
        assertThatThrownBy(() -> PasswordRules.check("x".repeat(129), "")).hasMessage("password: password.too-long");
        assertThatThrownBy(() -> PasswordRules.check("", "")).isInstanceOf(Refusal.class);
    }

    @Test
    void staffWithASecondFactorMayDoWithTen() {
        assertThatCode(() -> PasswordRules.check("xqvzjkwpmt", PasswordRules.SHORTEST_OF_STAFF, List.of()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PasswordRules.check("xqvzjkwpm", PasswordRules.SHORTEST_OF_STAFF, List.of()))
                .hasMessage("password: password.too-short");
        assertThatThrownBy(() ->
                        PasswordRules.check("dpssupervisor", PasswordRules.SHORTEST_OF_STAFF, List.of("dpsSupervisor")))
                .hasMessage("password: password.common");
    }

    @Test
    void judgingTheLongestPasswordComesToAnEnd() {
        String longest = "aB3$".repeat(20) + "qwertyuiop1234567890qazwsxedcpassword2026bismillah";

        assertThatCode(() ->
                        PasswordRules.check(longest.substring(0, 128), "a".repeat(60) + "@" + "b.".repeat(90) + "id"))
                .doesNotThrowAnyException();
    }
}
