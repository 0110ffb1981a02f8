package id.paspor.support;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Client.Answer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;

/** Takes applicants through the portal's pages, filling in whatever fields a page shows. */
public final class PortalWalk {

    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea)[^>]* name=\"([^\"]+)\"");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private PortalWalk() {}

    /** A new account of an applicant, with the password {@code demo}. */
    public static String account(IdentityService identity) {
        String id = "portal" + SERIAL.incrementAndGet() + "x" + System.nanoTime();
        User user = identity.newUser(id);
        user.setPassword("demo");
        ((IdentityServiceImpl) identity).saveUser(user, true);
        identity.createMembership(id, "applicant");
        return id;
    }

    /** Fills in all steps and stops at the page that shows all answers; gives back its address. */
    public static String fillIn(Client applicant, Map<String, ?> answers) {
        return continueFrom(applicant, "/applications/new", answers);
    }

    /** As {@link #fillIn}, beginning with some step. */
    public static String continueFrom(Client applicant, String step, Map<String, ?> answers) {
        String at = step;
        while (!at.endsWith("/check")) {
            Answer saved = save(applicant, at, answers);
            assertThat(saved.status()).as(at + ": " + saved).isEqualTo(302);
            assertThat(saved.location()).as(at).doesNotEndWith("?check");
            at = saved.location();
        }
        return at;
    }

    /** Fills in one step and saves it. */
    public static Answer save(Client applicant, String step, Map<String, ?> answers) {
        Map<String, String> sent = new HashMap<>();
        for (String name : fields(applicant.get(step).body())) {
            Object answer = answers.get(name.replaceFirst("-(day|month|year)$", ""));
            if (answer != null) {
                sent.put(name, written(name, answer.toString()));
            }
        }
        return applicant.submit(step, step.replaceFirst("\\?.*", ""), sent);
    }

    /** Sends the application whose answers a page shows, and gives back its registration number. */
    public static String send(Client applicant, String check) {
        Answer sent = applicant.submit(check, check, Map.of());
        assertThat(sent.status()).as(sent.toString()).isEqualTo(302);
        assertThat(sent.location()).matches("/applications/[0-9]{16}");
        return sent.location().substring("/applications/".length());
    }

    /** A whole application, from the first click to the registration number. */
    public static String apply(Client applicant, Map<String, ?> answers) {
        return send(applicant, fillIn(applicant, answers));
    }

    /** The names of the fields of a page. */
    public static Set<String> fields(String page) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = FIELD.matcher(page);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        names.remove("_csrf");
        return names;
    }

    /** An answer as the field with this name takes it. */
    public static String written(String name, String answer) {
        String[] date = answer.split("-");
        if (name.endsWith("-day")) {
            return date[2];
        }
        if (name.endsWith("-month")) {
            return date[1];
        }
        return name.endsWith("-year") ? date[0] : answer;
    }
}
