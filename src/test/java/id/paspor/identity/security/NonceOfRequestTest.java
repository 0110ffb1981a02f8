package id.paspor.identity.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The scripts of a page of the webapps run only when the page and the policy that comes with it name the same nonce. */
@ServerTest
class NonceOfRequestTest {

    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]+)\"");
    private static final Pattern IN_POLICY = Pattern.compile("'nonce-([^']+)'");

    @LocalServerPort
    private int port;

    @Test
    void pagesThatAreLoadedAtOnceGetEachTheirOwn() throws Exception {
        Client officer = Client.session(port, "dpsPrinting");
        ExecutorService windows = Executors.newFixedThreadPool(8);
        try {
            List<Future<Answer>> pages = IntStream.range(0, 400)
                    .mapToObj(number -> windows.submit(() -> officer.get("/camunda/app/tasklist/default/")))
                    .toList();
            for (Future<Answer> page : pages) {
                Answer answer = page.get();
                String policy = answer.header("Content-Security-Policy");
                assertThat(first(IN_PAGE, answer.body())).isEqualTo(first(IN_POLICY, policy));
            }
        } finally {
            windows.shutdownNow();
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }
}
