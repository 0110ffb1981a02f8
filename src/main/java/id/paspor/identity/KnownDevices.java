package id.paspor.identity;

import id.paspor.kernel.Cookies;
import id.paspor.kernel.RandomTokens;
import id.paspor.kernel.key.Hmac;
import id.paspor.kernel.key.SharedKeys;
import id.paspor.kernel.preparation.Preparation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Recognises browsers in which an account signed in before, by a signed cookie that names no account. All nodes sign with
 * the same key from the database.
 */
@Component
public class KnownDevices implements Preparation {

    static final String COOKIE = "PASPOR-DEVICE";

    /** So many accounts share one browser, such as those of a family or a counter. */
    private static final int MOST_ACCOUNTS = 5;

    private static final Duration KEPT = Duration.ofDays(365);
    private static final int NUMBER_BYTES = 12;
    private static final int NUMBER_LETTERS = 16;

    private final SharedKeys keys;
    private final Cookies cookies;
    private Hmac signature;

    KnownDevices(SharedKeys keys, Cookies cookies) {
        this.keys = keys;
        this.cookies = cookies;
    }

    @Override
    public void prepare() {
        signature = keys.named("devices");
    }

    /** The random number of the device, if it is known to this account. */
    public Optional<String> number(String account, Origin origin) {
        return entries(origin)
                .filter(entry -> isSigned(account, entry))
                .map(entry -> entry.substring(0, NUMBER_LETTERS))
                .findFirst();
    }

    /** Makes the device known to an account that has just signed in. */
    public void remember(String account, HttpServletRequest request, HttpServletResponse response) {
        Origin origin = Origin.of(request);
        String known = number(account, origin)
                .map(number -> entry(account, number))
                .orElseGet(() -> entry(account, RandomTokens.ofBytes(NUMBER_BYTES)));
        String entries = Stream.concat(Stream.of(known), entries(origin))
                .distinct()
                .limit(MOST_ACCOUNTS)
                .collect(Collectors.joining("."));
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(cookies.name(COOKIE), entries)
                        .httpOnly(true)
                        .secure(cookies.secure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(KEPT)
                        .build()
                        .toString());
    }

    private static Stream<String> entries(Origin origin) {
        List<String> entries = Arrays.asList(origin.devices().split("\\."));
        return entries.stream().filter(entry -> entry.matches("[\\w-]{59}")).limit(MOST_ACCOUNTS);
    }

    private boolean isSigned(String account, String entry) {
        return signature.isOf(entry.substring(NUMBER_LETTERS), entry.substring(0, NUMBER_LETTERS), account);
    }

    private String entry(String account, String number) {
        return number + signature.of(number, account);
    }
}
