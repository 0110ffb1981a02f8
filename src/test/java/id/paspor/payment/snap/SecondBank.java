package id.paspor.payment.snap;

import id.paspor.support.outside.BankSignatures;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * In every test there is a second bank, with other habits than the simulated one: it writes signatures in hexadecimal, is
 * changing its secret, is allowed two minutes, may call from this machine only, and has people pay in its own way at its ATM in
 * Indonesian and at its tellers in English.
 */
public class SecondBank implements EnvironmentPostProcessor {

    static final String NAME = "other";

    private static final KeyPair KEYS = BankSignatures.keys("bank");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String profile = "paspor.payment.banks." + NAME + ".";
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "second bank",
                        Map.ofEntries(
                                Map.entry(profile + "label", "Bank Lain"),
                                Map.entry(profile + "service-id", "7001"),
                                Map.entry(profile + "partner-id", "OTHER"),
                                Map.entry(profile + "client-key", "other-bank"),
                                Map.entry(profile + "client-secrets[0]", "the secret that is going"),
                                Map.entry(profile + "client-secrets[1]", "the secret that is coming"),
                                Map.entry(profile + "encoding", "hex"),
                                Map.entry(profile + "window", "PT2M"),
                                Map.entry(profile + "addresses[0]", "127.0.0.0/8"),
                                Map.entry(profile + "addresses[1]", "::1"),
                                Map.entry(profile + "how-to-pay.atm.id[0]", "Pilih Bayar, lalu Paspor."),
                                Map.entry(profile + "how-to-pay.atm.id[1]", "Ketik nomornya."),
                                Map.entry(profile + "how-to-pay.teller.en[0]", "Say that you pay for a passport."),
                                Map.entry(
                                        profile + "public-key",
                                        pem(KEYS.getPublic().getEncoded())),
                                Map.entry(
                                        profile + "private-key",
                                        Base64.getEncoder()
                                                .encodeToString(
                                                        KEYS.getPrivate().getEncoded())))));
    }

    private static String pem(byte[] key) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PUBLIC KEY-----\n";
    }
}
