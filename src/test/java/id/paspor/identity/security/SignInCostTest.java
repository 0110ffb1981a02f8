package id.paspor.identity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import id.paspor.identity.EngineAccounts;
import id.paspor.identity.Origin;
import id.paspor.identity.TooManyAttempts;
import id.paspor.support.Meter;
import id.paspor.support.PortalWalk;
import id.paspor.support.ProcessTest;
import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** What a sign-in asks of the database, its session included: it only falls. */
@ProcessTest
class SignInCostTest {

    private static final int MOST = 9;
    private static final int MOST_IN_A_KNOWN_BROWSER = 7;
    private static final int MOST_COMMITS = 5;
    private static final int GUESSES = 10;

    @Autowired
    private WebApplicationContext program;

    @Autowired
    private IdentityService identity;

    @Autowired
    private EngineAccounts accounts;

    @Autowired
    private PlatformTransactionManager transactions;

    private final class Browser {

        private final MockMvc pages = MockMvcBuilders.webAppContextSetup(program)
                .addFilters(
                        program.getBeanProvider(Filter.class).orderedStream().toArray(Filter[]::new))
                .build();
        private final String address;
        private Cookie device;

        private Browser(String address) {
            this.address = address;
        }

        private Meter.Reading signsIn(String account) throws Exception {
            MockHttpServletRequestBuilder form = post("/login")
                    .param("username", account)
                    .param("password", "demo")
                    .remoteAddress(address)
                    .with(csrf());
            Meter.read();
            MockHttpServletResponse answer = pages.perform(device == null ? form : form.cookie(device))
                    .andExpect(redirectedUrl("/applications"))
                    .andReturn()
                    .getResponse();
            Meter.Reading asked = Meter.read();
            device = Arrays.stream(answer.getCookies())
                    .filter(cookie -> cookie.getName().endsWith("PASPOR-DEVICE"))
                    .findFirst()
                    .orElseThrow();
            return asked;
        }
    }

    private static void costs(Meter.Reading asked, int most) {
        assertThat(asked.statements()).describedAs("%s", asked).isLessThanOrEqualTo(most);
        assertThat(asked.commits()).describedAs("%s", asked).isLessThanOrEqualTo(MOST_COMMITS);
    }

    @Test
    void whoIsNewInABrowserAndWhoIsKnownThere() throws Exception {
        String account = PortalWalk.account(identity);
        new Browser("198.18.78.1").signsIn(PortalWalk.account(identity));
        Browser browser = new Browser("198.18.78.2");

        costs(browser.signsIn(account), MOST);
        costs(browser.signsIn(account), MOST_IN_A_KNOWN_BROWSER);
    }

    @Test
    void aGuessCountsThoughWhateverItBelongsToIsTakenBack() {
        String account = PortalWalk.account(identity);
        Origin elsewhere = new Origin("198.18.78.3", "", "", false);
        for (int guess = 0; guess < GUESSES; guess++) {
            new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                transaction.setRollbackOnly();
                assertThatThrownBy(() -> accounts.check(account, "wrong", elsewhere))
                        .isInstanceOf(BadCredentialsException.class);
            });
        }

        assertThatThrownBy(() -> accounts.check(account, "demo", elsewhere)).isInstanceOf(TooManyAttempts.class);
    }
}
