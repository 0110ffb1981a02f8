package id.paspor.kernel.key;

import id.paspor.kernel.RandomTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** Signs texts with a key. */
public final class Hmac {

    private static final int KEY_BYTES = 32;

    private final byte[] key;

    /** Signs with this key. */
    public Hmac(byte[] key) {
        this.key = key.clone();
    }

    /** A new random key. */
    public static byte[] newKey() {
        return RandomTokens.bytes(KEY_BYTES);
    }

    /** The signature of some texts, in letters that cookies may have; texts must not contain a zero character. */
    public String of(String... texts) {
        byte[] signature = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(String.join("\0", texts));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    /** Whether a signature is that of some texts; how long the answer takes tells nothing of the right one. */
    public boolean isOf(String signature, String... texts) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.UTF_8), of(texts).getBytes(StandardCharsets.UTF_8));
    }
}
