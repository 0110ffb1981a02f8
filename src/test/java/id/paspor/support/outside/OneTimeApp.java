package id.paspor.support.outside;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.binary.Hex;

/** An app for one-time codes on somebody's phone: RFC 6238, written anew so that it agrees with the standard only. */
public final class OneTimeApp {

    private static final Pattern LETTERS = Pattern.compile("paspor-code\">([A-Z2-7 ]+)<");

    private final byte[] secret;

    private OneTimeApp(byte[] secret) {
        this.secret = secret;
    }

    /** An app into which the letters on a page were typed. */
    public static OneTimeApp reading(String page) {
        Matcher letters = LETTERS.matcher(page);
        if (!letters.find()) {
            throw new IllegalStateException("no secret on " + page);
        }
        return new OneTimeApp(new Base32().decode(letters.group(1).replace(" ", "")));
    }

    /** The secret as the page writes it. */
    public String letters() {
        return new Base32().encodeAsString(secret).replaceAll("(.{4})", "$1 ");
    }

    /** The secret as the database would write it. */
    public String hex() {
        return Hex.encodeHexString(secret);
    }

    /** The code of the half minute of a moment, or of one so many later. */
    public String code(Instant now, int later) {
        long step = now.getEpochSecond() / 30 + later;
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int number = ByteBuffer.wrap(hash, hash[hash.length - 1] & 0xf, 4).getInt() & Integer.MAX_VALUE;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
