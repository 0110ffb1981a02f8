package id.paspor.identity.applicant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.draft.Drafts;
import id.paspor.identity.password.Passwords;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;

/** How accounts come to be and get new passwords, as time passes. */
@ProcessTest
class AccountStoryTest {

    private static final String PASSWORD = "lampu kuda biru sungai";
    private static final Pattern TOKEN = Pattern.compile("token=([\\w-]{43})\\s");

    private static final Duration TERM = Duration.ofDays(730);

    private final String email = UUID.randomUUID() + "@example.org";

    @Autowired
    private Registration registration;

    @Autowired
    private Passwords passwords;

    @Autowired
    private ExpiredLinks expired;

    @Autowired
    private UnusedAccounts unused;

    @Autowired
    private Drafts drafts;

    @Autowired
    private ImmigrationOffice office;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Test
    void anAccountIsOpenedByTheLinkInTheMailAndThePasswordThatWasChosen() {
        registration.request("  " + email.toUpperCase() + " ", PASSWORD);
        assertThat(accounts()).isZero();

        String account = registration.confirm(newestToken(), PASSWORD);

        assertThat(account).matches("a[a-z0-9]{20}");
        assertThat(passwords.email(account)).contains(email);
        assertThat(identity.createGroupQuery().groupMember(account).list())
                .extracting("id")
                .containsExactly(Groups.APPLICANT);
        assertThat(identity.createUserQuery().userId(account).singleResult().getEmail())
                .as("the address is nowhere in the engine")
                .isNull();
    }

    @Test
    void aLinkIsGoodForADay() {
        registration.request(email, PASSWORD);
        String token = newestToken();
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(registration.isOpen(token)).isTrue();

        clock.advance(Duration.ofSeconds(1));

        assertThat(registration.isOpen(token)).isFalse();
        assertThatThrownBy(() -> registration.confirm(token, PASSWORD)).hasMessage("link.expired");
        assertThat(accounts()).isZero();
    }

    @Test
    void whoChoseAPasswordForSomebodyElsesAddressGainsNothing() {
        registration.request(email, "the intruder's password");
        String intruders = newestToken();
        registration.request(email, PASSWORD);
        String own = newestToken();

        assertThatThrownBy(() -> registration.confirm(intruders, PASSWORD))
                .as("the holder of the address opens the wrong link")
                .hasMessage("password: password.not-the-chosen");

        registration.confirm(own, PASSWORD);
        assertThatThrownBy(() -> registration.confirm(intruders, "the intruder's password"))
                .hasMessage("link.expired");
    }

    @Test
    void thePasswordOfALinkIsNotGuessed() {
        registration.request(email, PASSWORD);
        String token = newestToken();
        for (int guess = 0; guess < 10; guess++) {
            assertThatThrownBy(() -> registration.confirm(token, "wrong")).hasMessageContaining("not-the-chosen");
        }

        assertThatThrownBy(() -> registration.confirm(token, PASSWORD)).hasMessage("too-often");

        clock.advance(Duration.ofMinutes(15));
        registration.confirm(token, PASSWORD);
    }

    @Test
    void aLinkThatIsUsedTwiceAtOnceOpensOneAccount() throws Exception {
        registration.request(email, PASSWORD);
        String token = newestToken();

        List<String> outcomes = atOnce(4, () -> registration.confirm(token, PASSWORD));

        assertThat(outcomes)
                .filteredOn(outcome -> outcome.matches("a[a-z0-9]{20}"))
                .hasSize(1);
        assertThat(outcomes).filteredOn("link.expired"::equals).hasSize(3);
        assertThat(accounts()).isEqualTo(1);
    }

    @RepeatedTest(5)
    void twoLinksForOneAddressOpenOneAccountAlsoAtOnce() throws Exception {
        registration.request(email, PASSWORD);
        String first = newestToken();
        registration.request(email, PASSWORD);
        List<String> tokens = new ArrayList<>(List.of(first, newestToken()));

        List<String> outcomes = atOnce(2, () -> {
            String token;
            synchronized (tokens) {
                token = tokens.remove(0);
            }
            return registration.confirm(token, PASSWORD);
        });

        assertThat(outcomes)
                .filteredOn(outcome -> outcome.matches("a[a-z0-9]{20}"))
                .hasSize(1);
        assertThat(accounts()).isEqualTo(1);
    }

    @Test
    void anAddressGetsThreeMailsAnHour() {
        for (int times = 0; times < 5; times++) {
            registration.request(email, PASSWORD);
            passwords.forgotten(email);
        }
        assertThat(mails()).hasSize(3);

        clock.advance(Duration.ofMinutes(20));
        passwords.forgotten(email);
        assertThat(mails()).hasSize(4);
    }

    @Test
    void whoHasAnAccountIsToldSoByMailOnly() {
        opened();

        registration.request(email, PASSWORD);

        assertThat(mails()).hasSize(2);
        assertThat(mails().get(1)).contains("sudah punya akun", "/login", "/password/forgot");
        assertThat(jdbc.sql("select count(*) from pending_registration where email = ?")
                        .param(email)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aNewPasswordIsChosenOnceWithinTheHour() {
        String account = opened();
        passwords.forgotten(email);
        String late = newestToken();
        clock.advance(Duration.ofHours(1));
        assertThatThrownBy(() -> passwords.reset(late, "meja hujan kopi merah")).hasMessage("link.expired");

        passwords.forgotten(email);
        String first = newestToken();
        passwords.forgotten(email);
        String second = newestToken();
        assertThatThrownBy(() -> passwords.reset(second, "password1234567")).hasMessage("password: password.common");
        assertThat(passwords.reset(second, "meja hujan kopi merah")).isEqualTo(account);

        assertThatThrownBy(() -> passwords.reset(second, "roti awan gajah pagi"))
                .hasMessage("link.expired");
        assertThatThrownBy(() -> passwords.reset(first, "roti awan gajah pagi"))
                .as("every other link of the account")
                .hasMessage("link.expired");
        assertThat(mails().get(mails().size() - 1)).contains("baru saja diganti");
    }

    @Test
    void whoHasNoAccountIsToldSoByMailOnly() {
        passwords.forgotten(email);

        assertThat(mails()).singleElement().asString().contains("belum punya akun", "/register");
    }

    @Test
    void whatExpiredIsDeleted() {
        jdbc.sql("delete from pending_registration").update();
        jdbc.sql("delete from password_reset").update();
        opened();
        passwords.forgotten(email);
        registration.request("other-" + email, PASSWORD);

        expired.delete();
        assertThat(waiting()).isEqualTo(2);
        clock.advance(Duration.ofHours(1));
        expired.delete();
        assertThat(waiting()).isEqualTo(1);
        clock.advance(Duration.ofHours(23));
        expired.delete();
        assertThat(waiting()).isZero();
    }

    @Test
    void neitherPasswordNorSecretOfALinkIsStored() {
        registration.request(email, PASSWORD);
        String token = newestToken();

        String row = jdbc.sql(
                        "select p::text || encode(token_hash, 'escape') from pending_registration p where email = ?")
                .param(email)
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(token).doesNotContain(PASSWORD);
    }

    @Test
    void anAccountThatNobodyUsesIsErasedAMonthAfterItsAddressWasTold() {
        String account = opened();
        clock.advance(TERM.minusDays(1));
        erases();
        assertThat(mails()).noneMatch(mail -> mail.contains("30 hari lagi"));
        clock.advance(Duration.ofDays(2));
        erases();
        erases();
        assertThat(mails()).filteredOn(mail -> mail.contains("30 hari lagi")).hasSize(1);
        clock.advance(Duration.ofDays(29));
        erases();
        assertThat(passwords.email(account)).contains(email);

        clock.advance(Duration.ofDays(2));
        assertThat(unused.due(clock.instant().minus(TERM), Set.of())).isPositive();
        assertThat(erases()).isPositive();

        assertThat(accounts()).isZero();
        assertThat(identity.createUserQuery().userId(account).count()).isZero();
        assertThat(identity.createGroupQuery().groupMember(account).count()).isZero();
        assertThat(unused.due(clock.instant().minus(TERM), Set.of())).isZero();
    }

    @Test
    void whoSignsInAfterTheMailKeepsTheAccountForAnotherTerm() {
        String account = opened();
        clock.advance(TERM.plusDays(1));
        erases();
        signsIn(account);
        clock.advance(Duration.ofDays(31));
        erases();
        assertThat(passwords.email(account)).contains(email);

        clock.advance(TERM.minusDays(32));
        erases();
        assertThat(mails()).filteredOn(mail -> mail.contains("30 hari lagi")).hasSize(1);
        clock.advance(Duration.ofDays(2));
        erases();
        assertThat(mails()).filteredOn(mail -> mail.contains("30 hari lagi")).hasSize(2);
    }

    @Test
    void anAccountWithAnApplicationOrADraftStaysWithoutBeingToldAnything() {
        String account = opened();
        String draft = drafts.begin(account, Map.of("fullName", "Budi Santoso"));
        for (int term = 0; term < 2; term++) {
            clock.advance(TERM.plusDays(31));
            erases();
        }
        CaseStory story = office.receivesApplication(Applicants.adult());
        jdbc.sql("update case_file set submitted_by = ? where registration_number = ?")
                .params(account, story.registrationNumber())
                .update();
        drafts.discard(account, draft);
        clock.advance(TERM.plusDays(31));
        erases();

        assertThat(mails()).noneMatch(mail -> mail.contains("30 hari lagi"));
        assertThat(passwords.email(account)).contains(email);
    }

    /** A night, on which accounts that other tests left may go as well. */
    private int erases() {
        int erased = 0;
        int some;
        do {
            some = unused.erase(clock.instant().minus(TERM), Set.of(), 2);
            erased += some;
        } while (some > 0);
        return erased;
    }

    private void signsIn(String account) {
        unused.signedIn(new InteractiveAuthenticationSuccessEvent(
                UsernamePasswordAuthenticationToken.authenticated(account, null, List.of()), getClass()));
    }

    private String opened() {
        registration.request(email, PASSWORD);
        return registration.confirm(newestToken(), PASSWORD);
    }

    private List<String> mails() {
        return jdbc.sql("select text_indonesian || ' ' from message where address = ? order by id")
                .param(email)
                .query(String.class)
                .list();
    }

    private String newestToken() {
        String found = null;
        for (String mail : mails()) {
            Matcher token = TOKEN.matcher(mail);
            found = token.find() ? token.group(1) : found;
        }
        assertThat(found).isNotNull();
        return found;
    }

    private long accounts() {
        return jdbc.sql("select count(*) from account where email = ?")
                .param(email)
                .query(Long.class)
                .single();
    }

    private long waiting() {
        return jdbc.sql("select (select count(*) from pending_registration) + (select count(*) from password_reset)")
                .query(Long.class)
                .single();
    }

    /** What came of something that several did at once: the result, or the refusal. */
    private static List<String> atOnce(int times, Callable<String> deed) throws InterruptedException {
        ExecutorService people = Executors.newFixedThreadPool(times);
        try {
            List<String> outcomes = new ArrayList<>();
            for (Future<String> one : people.invokeAll(Collections.nCopies(times, deed))) {
                try {
                    outcomes.add(one.get());
                } catch (ExecutionException failed) {
                    assertThat(failed).hasCauseInstanceOf(Refusal.class);
                    outcomes.add(failed.getCause().getMessage());
                }
            }
            return outcomes;
        } finally {
            people.shutdown();
        }
    }
}
