package id.paspor.payment.snap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import id.paspor.payment.PaymentProperties.Bank.Encoding;
import id.paspor.support.outside.BankSignatures;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The signatures as SNAP BI describes them. */
class SnapSignaturesTest {

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments("{\"a\": 1,\n\t\"b\" : \"x  y\"}", "{\"a\":1,\"b\":\"x  y\"}"),
                arguments("{ \"a\": \"say \\\"hi  there\\\"  \" }", "{\"a\":\"say \\\"hi  there\\\"  \"}"),
                arguments("{ \"a\": \"back\\\\\" , \"b\": 1.0 }", "{\"a\":\"back\\\\\",\"b\":1.0}"),
                arguments("{ \"a\": \"\\u00e9 é\", \"n\": 1e2 }", "{\"a\":\"\\u00e9 é\",\"n\":1e2}"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void onlyWhiteSpaceOutsideTextsIsDropped(String sent, String minified) {
        assertThat(new String(SnapSignatures.minified(sent.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .isEqualTo(minified);
    }

    @Test
    void theTextOfACallHasTheHashOfItsBodyAndThatOfNothingWithoutOne() {
        assertThat(SnapSignatures.callText("POST", "/snap/v1.0/transfer-va/inquiry", "token", new byte[0], "now"))
                .isEqualTo("POST:/snap/v1.0/transfer-va/inquiry:token:"
                        + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855:now");
        assertThat(SnapSignatures.tokenText("client", "now")).isEqualTo("client|now");
    }

    @Test
    void aTokenIsAskedForWithThePrivateKeyOnly() throws Exception {
        KeyPair bank = BankSignatures.keys("bank");
        KeyPair other = BankSignatures.keys("another");
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initSign(bank.getPrivate());
        rsa.update("client|now".getBytes(StandardCharsets.UTF_8));
        String signature = Base64.getEncoder().encodeToString(rsa.sign());

        assertThat(SnapSignatures.isSignedBy(bank.getPublic(), "client|now", signature))
                .isTrue();
        assertThat(SnapSignatures.isSignedBy(bank.getPublic(), "client|later", signature))
                .isFalse();
        assertThat(SnapSignatures.isSignedBy(other.getPublic(), "client|now", signature))
                .isFalse();
        assertThat(SnapSignatures.isSignedBy(bank.getPublic(), "client|now", "no base 64!"))
                .isFalse();
    }

    @Test
    void aCallIsSignedWithTheSecretInTheEncodingOfTheBank() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
        byte[] signed = mac.doFinal("text".getBytes(StandardCharsets.UTF_8));
        String hex = HexFormat.of().formatHex(signed);
        String base64 = Base64.getEncoder().encodeToString(signed);

        assertThat(SnapSignatures.isSignedWith("secret", Encoding.HEX, "text", hex))
                .isTrue();
        assertThat(SnapSignatures.isSignedWith("secret", Encoding.HEX, "text", hex.toUpperCase()))
                .isTrue();
        assertThat(SnapSignatures.isSignedWith("secret", Encoding.BASE64, "text", base64))
                .isTrue();
        assertThat(SnapSignatures.isSignedWith("secret", Encoding.BASE64, "text", hex))
                .isFalse();
        assertThat(SnapSignatures.isSignedWith("secret", Encoding.HEX, "text", base64))
                .isFalse();
        assertThat(SnapSignatures.isSignedWith("another", Encoding.HEX, "text", hex))
                .isFalse();
        assertThat(SnapSignatures.isSignedWith("secret", Encoding.HEX, "text", ""))
                .isFalse();
    }
}
