package id.paspor.simulator;

import id.paspor.database.StartupMode;
import id.paspor.kernel.RandomTokens;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.apache.commons.codec.binary.Hex;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes keys for the simulated bank, anew in every process, when the program runs on its own database and no bank is
 * configured there.
 */
public class DemonstrationBank implements EnvironmentPostProcessor, Ordered {

    static final String PRIVATE_KEY = "paspor.simulator.private-key";

    private static final String BANK = "paspor.payment.banks.bank.";
    private static final int RSA_BITS = 2048;
    private static final int SECRET_BYTES = 32;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean wanted = environment.getProperty(StartupMode.EMBEDDED, Boolean.class, false)
                && environment.getProperty(BANK + "public-key") == null;
        if (wanted) {
            environment.getPropertySources().addLast(new MapPropertySource("demonstration bank", Keys.NEW));
        }
    }

    private static String encoded(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** After the startup mode is known. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 2;
    }

    /** Made when they are first asked for: it takes a second. */
    private static final class Keys {

        static final Map<String, Object> NEW = make();

        private static Map<String, Object> make() {
            try {
                KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
                rsa.initialize(RSA_BITS);
                KeyPair pair = rsa.generateKeyPair();
                return Map.of(
                        BANK + "partner-id",
                        "DEMONSTRATION",
                        BANK + "client-key",
                        "demonstration-bank",
                        BANK + "client-secrets[0]",
                        Hex.encodeHexString(RandomTokens.bytes(SECRET_BYTES)),
                        BANK + "public-key",
                        encoded(pair.getPublic()),
                        PRIVATE_KEY,
                        encoded(pair.getPrivate()));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
