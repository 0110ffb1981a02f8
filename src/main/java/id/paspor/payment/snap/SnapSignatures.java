package id.paspor.payment.snap;

import id.paspor.payment.PaymentProperties.Bank.Encoding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** The signatures of SNAP BI, computed on the bytes as they came. */
final class SnapSignatures {

    private static final String RSA = "SHA256withRSA";

    private SnapSignatures() {}

    /** What a bank signs to get an access token. */
    static String tokenText(String clientKey, String timestamp) {
        return clientKey + "|" + timestamp;
    }

    /** What a bank signs in every other call. */
    static String callText(String method, String url, String token, byte[] body, String timestamp) {
        return String.join(":", method, url, token, DigestUtils.sha256Hex(minified(body)), timestamp);
    }

    /** Whether a text was signed with the private key to a public one. */
    static boolean isSignedBy(PublicKey key, String text, String signature) {
        try {
            Signature rsa = Signature.getInstance(RSA);
            rsa.initVerify(key);
            rsa.update(text.getBytes(StandardCharsets.UTF_8));
            return rsa.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException notOne) {
            return false;
        }
    }

    /** Whether a text was signed with a secret, compared in constant time. */
    static boolean isSignedWith(String secret, Encoding encoding, String text, String signature) {
        byte[] expected = new HmacUtils(HmacAlgorithms.HMAC_SHA_512, secret).hmac(text);
        try {
            byte[] given = encoding == Encoding.HEX
                    ? HexFormat.of().parseHex(signature)
                    : Base64.getDecoder().decode(signature);
            return MessageDigest.isEqual(expected, given);
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    /** JSON without the white space outside its strings; nothing else is touched, so escapes and numbers stay as sent. */
    static byte[] minified(byte[] json) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(json.length);
        boolean text = false;
        boolean escaped = false;
        for (byte next : json) {
            if (text || !isWhiteSpace(next)) {
                kept.write(next);
            }
            text = next == '"' && !escaped ? !text : text;
            escaped = text && next == '\\' && !escaped;
        }
        return kept.toByteArray();
    }

    private static boolean isWhiteSpace(byte next) {
        return next == ' ' || next == '\t' || next == '\n' || next == '\r';
    }
}
