package id.paspor.kernel.key;

import id.paspor.kernel.RandomTokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs texts with a key. */
public final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    /** Signs with this key. */
    public Hmac(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** A new random key. */
    public static byte[] newKey() {
        return RandomTokens.bytes(KEY_BYTES);
    }

    /** The signature of some texts, in letters that cookies may have; texts must not contain a zero character. */
    public String of(String... texts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signature = mac.doFinal(String.join("\0", texts).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether a signature is that of some texts; how long the answer takes tells nothing of the right one. */
    public boolean isOf(String signature, String... texts) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.UTF_8), of(texts).getBytes(StandardCharsets.UTF_8));
    }
}
