package id.paspor.identity.secondfactor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import id.paspor.kernel.RandomTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** One-time codes by RFC 6238, as all apps know them: six digits, half a minute, HMAC-SHA-1. */
public final class OneTimeCodes {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator(STEP);
    private static final int SECRET_BYTES = 20;

    /** So many half minutes a clock may be off. */
    private static final int TOLERANCE = 1;

    private OneTimeCodes() {}

    static byte[] newSecret() {
        return RandomTokens.bytes(SECRET_BYTES);
    }

    /** The secret in letters, for apps that cannot see. */
    static String letters(byte[] secret) {
        return new Base32().encodeAsString(secret);
    }

    /** The half minute, counted from 1970, of which this is the code, if it is one of about now. */
    static OptionalLong step(byte[] secret, String code, Instant now) {
        long present = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.rangeClosed(present - TOLERANCE, present + TOLERANCE)
                .filter(step -> isCodeOf(secret, step, code))
                .findFirst();
    }

    private static boolean isCodeOf(byte[] secret, long step, String code) {
        try {
            String right = GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(secret, GENERATOR.getAlgorithm()),
                    Instant.ofEpochSecond(step * STEP.toSeconds()),
                    Locale.ROOT);
            return MessageDigest.isEqual(
                    right.getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The address that apps read from a QR code. */
    static String address(String account, byte[] secret) {
        String name = URLEncoder.encode("Paspor Online:" + account, StandardCharsets.UTF_8)
                .replace("+", "%20");
        return "otpauth://totp/" + name + "?secret=" + letters(secret) + "&issuer=Paspor%20Online";
    }

    /** The QR code of an address, as the path of an SVG drawing with one unit per module. */
    static QrCode qrCode(String address) {
        try {
            BitMatrix modules =
                    new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 4));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < modules.getHeight(); y++) {
                for (int x = 0; x < modules.getWidth(); x++) {
                    if (modules.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return new QrCode(modules.getWidth(), path.toString());
        } catch (WriterException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A square of modules. */
    public record QrCode(int size, String path) {}
}
