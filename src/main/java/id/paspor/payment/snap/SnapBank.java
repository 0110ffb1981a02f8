package id.paspor.payment.snap;

import id.paspor.payment.PaymentProperties.Bank;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** A bank whose calls are taken, as it is configured. */
final class SnapBank {

    private static final int FEWEST_BITS = 2048;

    private final String name;
    private final Bank settings;
    private final PublicKey publicKey;
    private final List<IpAddressMatcher> addresses;

    /**
     * A bank with its keys.
     *
     * @throws IllegalStateException when the public key is none, or too short
     */
    SnapBank(String name, Bank settings) {
        this.name = name;
        this.settings = settings;
        this.publicKey = publicKey(name, settings.publicKey());
        this.addresses =
                settings.addresses().stream().map(IpAddressMatcher::new).toList();
    }

    /** Whether a bank is configured so far that it can call. */
    static boolean canCall(Bank settings) {
        return settings.publicKey() != null
                && settings.clientKey() != null
                && settings.partnerId() != null
                && !settings.clientSecrets().isEmpty();
    }

    String name() {
        return name;
    }

    Bank settings() {
        return settings;
    }

    boolean signedTokenRequest(String timestamp, String signature) {
        return SnapSignatures.isSignedBy(
                publicKey, SnapSignatures.tokenText(settings.clientKey(), timestamp), signature);
    }

    boolean signedCall(String text, String signature) {
        // every secret is tried, so that the time tells nothing of which one was right
        return settings.clientSecrets().stream()
                        .filter(secret -> SnapSignatures.isSignedWith(secret, settings.encoding(), text, signature))
                        .count()
                > 0;
    }

    boolean mayCallFrom(String address) {
        return addresses.isEmpty() || addresses.stream().anyMatch(network -> network.matches(address));
    }

    private static PublicKey publicKey(String name, String pem) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
            if (((RSAKey) key).getModulus().bitLength() < FEWEST_BITS) {
                throw new IllegalStateException(
                        "The public key of paspor.payment.banks." + name + " is shorter than " + FEWEST_BITS + " bits");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalStateException(
                    "paspor.payment.banks." + name + ".public-key is no RSA key in PEM", unreadable);
        }
    }
}
