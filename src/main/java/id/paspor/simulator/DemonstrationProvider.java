package id.paspor.simulator;

import id.paspor.database.StartupMode;
import id.paspor.kernel.RandomTokens;
import java.util.Map;
import org.apache.commons.codec.binary.Hex;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Has the program's own page take what goes to phones, when the program runs on its own database and no provider is configured there.
 */
public class DemonstrationProvider implements EnvironmentPostProcessor, Ordered {

    static final String KEY = "paspor.simulator.provider-key";
    static final String PATH = "/simulator/provider";

    private static final String CHANNELS = "paspor.notification.channels.";
    private static final int SECRET_BYTES = 32;

    /** Of this process. */
    private static final String SECRET = Hex.encodeHexString(RandomTokens.bytes(SECRET_BYTES));

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean wanted = environment.getProperty(StartupMode.EMBEDDED, Boolean.class, false)
                && environment.getProperty(CHANNELS + "sms.url") == null
                && environment.getProperty(CHANNELS + "whatsapp.url") == null;
        if (wanted) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "demonstration provider",
                            Map.of(
                                    CHANNELS + "sms.url",
                                    PATH + "/sms",
                                    CHANNELS + "sms.key",
                                    SECRET,
                                    CHANNELS + "whatsapp.url",
                                    PATH + "/whatsapp",
                                    CHANNELS + "whatsapp.key",
                                    SECRET,
                                    KEY,
                                    SECRET)));
        }
    }

    /** After the startup mode is known. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 2;
    }
}
