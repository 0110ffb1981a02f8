package id.paspor.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.paspor.engine.Caller;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Texts;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Who is behind an account, as pages for officers tell it; remembered for some minutes. */
@Component("accountNames")
public class AccountNames {

    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final IdentityService identity;
    private final Texts texts;

    /** Read outside of it, perhaps by several at once: whoever waits within a cache holds a connection meanwhile. */
    private final Cache<String, String> names = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();

    AccountNames(@Lazy IdentityService identity, Texts texts) {
        this.identity = identity;
        this.texts = texts;
    }

    /**
     * First and last name; the account itself where it has none, or where there is no such account; what the program is called
     * in the language of the reader, where it acted itself.
     */
    public String of(String account) {
        if (account.equals(Actor.SYSTEM)) {
            return texts.toReader("account.system");
        }
        String known = names.getIfPresent(account);
        if (known == null) {
            known = read(account);
            names.put(account, known);
        }
        return known;
    }

    /** The name within a sentence, with the account behind it unless that is the name. */
    public String withAccount(String account) {
        String name = of(account);
        return name.equals(account) || account.equals(Actor.SYSTEM) ? name : name + " (" + account + ")";
    }

    private String read(String account) {
        User user = Caller.asEngine(
                identity, () -> identity.createUserQuery().userId(account).singleResult());
        return Stream.ofNullable(user)
                .flatMap(known -> Stream.of(known.getFirstName(), known.getLastName()))
                .filter(Objects::nonNull)
                .filter(StringUtils::hasText)
                .collect(
                        Collectors.collectingAndThen(Collectors.joining(" "), name -> name.isEmpty() ? account : name));
    }
}
