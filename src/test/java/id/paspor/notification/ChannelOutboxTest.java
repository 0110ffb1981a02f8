package id.paspor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.channel.Channel;
import id.paspor.casefile.channel.ChannelChoice;
import id.paspor.kernel.Language;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.kernel.key.Hmac;
import id.paspor.notification.NotificationProperties.Provider;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Messages by SMS and WhatsApp go out once, whatever their provider does, and by mail where it does not reach the phone. */
@ProcessTest
class ChannelOutboxTest {

    private static final String KEY = "a key of this test that is long enough";
    private static final String PHONE = "+6281234567890";

    @Autowired
    private ImmigrationOffice office;

    @Autowired
    private Messages messages;

    @Autowired
    private MessageRepository repository;

    @Autowired
    private CaseFiles cases;

    @Autowired
    private ChannelChoice choice;

    @Autowired
    private CaseLinks links;

    @Autowired
    private Overtaken overtaken;

    @Autowired
    private StepReminders reminders;

    @Autowired
    private Texts texts;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private TestClock clock;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private volatile int answer = 202;
    private volatile boolean hangsUp;

    /** Until when it keeps whoever calls waiting. */
    private volatile CountDownLatch lasts = new CountDownLatch(0);

    private HttpServer server;
    private NotificationProperties settings;
    private ChannelOutbox outbox;
    private DeliveryReports reports;
    private CaseStory story;

    @BeforeEach
    void aProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
        Provider provider = new Provider(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/take"),
                KEY,
                Duration.ofSeconds(10),
                Duration.ofMinutes(5));
        settings =
                new NotificationProperties(Map.of(Channel.SMS, provider, Channel.WHATSAPP, provider), Period.ofDays(2));
        outbox = node();
        reports = new DeliveryReports(repository, settings, json, clock, meters);
        Map<String, Object> answers = Applicants.adult();
        answers.put("channel", "sms");
        answers.put("phone", "0812-3456-7890");
        story = office.receivesApplication(answers);
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private ChannelOutbox node() {
        return node(settings);
    }

    private ChannelOutbox node(NotificationProperties by) {
        return new ChannelOutbox(
                repository, new HttpProvider(by, json, clock), cases, links, overtaken, texts, clock, meters);
    }

    /** As any provider would check it, from what came. */
    private void take(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String timestamp = call.getRequestHeaders().getFirst("X-Timestamp");
        boolean signed = call.getRequestHeaders()
                .getFirst("X-Signature")
                .equals(new Hmac(KEY.getBytes(StandardCharsets.UTF_8)).of(timestamp + "." + body));
        JsonNode message = json.readTree(body);
        assertThat(call.getRequestHeaders().getFirst("Idempotency-Key"))
                .isEqualTo(message.path("id").asText());
        if (signed) {
            taken.add(message);
        }
        await(lasts);
        if (hangsUp) {
            call.close();
            return;
        }
        call.sendResponseHeaders(answer, -1);
        call.close();
    }

    /** What is told here did not happen. */
    @AfterEach
    void forgets() {
        office.forgetsAllCases();
    }

    @Test
    void aShortMessageIsInOneLanguageWithTheNumberInGroupsAndALink() {
        outbox.send();
        outbox.send();

        assertThat(taken).singleElement().satisfies(message -> {
            assertThat(message.path("to").asText()).isEqualTo(PHONE);
            assertThat(message.path("channel").asText()).isEqualTo("sms");
            assertThat(message.path("kind").asText()).isEqualTo("registered");
            assertThat(message.path("text").asText())
                    .isEqualTo("Paspor Online: " + story.lastMessage().subjectIndonesian()
                            + ". Pilih jadwal wawancara: http://localhost:8080/applications/"
                            + story.registrationNumber())
                    .contains(story.number().grouped())
                    .hasSizeLessThan(160);
        });
        assertThat(story.lastMessage().delivery()).isEqualTo(Delivery.MAILED);
        assertThat(segments()).isEqualTo(1);
    }

    @Test
    void whoChoosesNothingIsMailed() {
        CaseStory other = office.receivesApplication(Applicants.adult());

        outbox.send();

        assertThat(taken).hasSize(1);
        assertThat(other.lastMessage().channel()).isEqualTo(Channel.EMAIL);
    }

    @Test
    void aProviderThatIsDownIsTriedAgainAndThenMailTakesOver() {
        answer = 503;
        for (int attempt = 1; attempt < ChannelOutbox.MOST_ATTEMPTS; attempt++) {
            outbox.send();
            outbox.send();
            assertThat(taken).as("not again at once").hasSize(attempt);
            clock.advance(Duration.ofHours(2));
        }
        assertThat(undelivered()).isEmpty();

        outbox.send();

        assertThat(taken).hasSize(ChannelOutbox.MOST_ATTEMPTS);
        assertThat(taken.stream().map(message -> message.path("id").asText()).distinct())
                .as("known by its id, so that it is sent once")
                .hasSize(1);
        assertThat(story.lastMessage().channel()).isEqualTo(Channel.EMAIL);
        assertThat(story.lastMessage().delivery()).isEqualTo(Delivery.WAITING);
        assertThat(undelivered()).get().satisfies(warning -> {
            assertThat(warning.channel()).isEqualTo(Channel.SMS);
            assertThat(warning.address()).isEqualTo("0812***90");
            assertThat(warning.why()).isEqualTo(DeliveryFailure.NUMBER_NOT_REACHED);
        });
        assertThat(messages.undelivered("DPS")).isEqualTo(Set.of(story.number()));
        assertThat(segments()).isZero();
    }

    @Test
    void aReminderOfWhatIsDoneByThenIsNotHandedOver() {
        outbox.send();
        story.chooses("DPS-20260909-0900").isReturned("Nama tidak lengkap");
        outbox.send();
        clock.setTo(ImmigrationOffice.instant("2026-09-13 08:00"));
        reminders.remind();
        assertThat(story.timesTold("correction-requested-reminder")).isEqualTo(1);
        story.isWithdrawn();
        taken.clear();

        outbox.send();

        assertThat(taken).extracting(message -> message.path("kind").asText()).containsExactly("application-withdrawn");
        assertThat(story.messages()).extracting(Message::delivery).contains(Delivery.OVERTAKEN);
        assertThat(undelivered()).isEmpty();
    }

    @Test
    void aSlowOneIsNotWaitedForAndIsAskedAgainLater() {
        Provider slow = settings.channels().get(Channel.SMS);
        Provider impatient = new Provider(slow.url(), KEY, Duration.ofMillis(50), slow.window());
        ChannelOutbox hasty = node(new NotificationProperties(Map.of(Channel.SMS, impatient), settings.remindBefore()));
        CountDownLatch sleeps = new CountDownLatch(1);
        lasts = sleeps;
        try {
            hasty.send();
            assertThat(story.lastMessage().delivery()).isEqualTo(Delivery.WAITING);
        } finally {
            sleeps.countDown();
        }
        clock.advance(Duration.ofHours(1));
        outbox.send();

        assertThat(story.lastMessage().delivery()).isEqualTo(Delivery.MAILED);
        assertThat(taken.stream().map(message -> message.path("id").asText()).distinct())
                .hasSize(1);
        assertThat(segments()).isEqualTo(1);
    }

    @Test
    void oneThatHangsUpAfterTakingTheMessageKnowsItByItsId() {
        hangsUp = true;
        outbox.send();
        hangsUp = false;
        clock.advance(Duration.ofHours(1));
        node().send();

        assertThat(taken.stream().map(message -> message.path("id").asText()).distinct())
                .hasSize(1);
        assertThat(story.lastMessage().delivery()).isEqualTo(Delivery.MAILED);
        assertThat(segments()).isEqualTo(1);
    }

    @Test
    void oneOfTwoNodesHandsItOver() {
        List<Thread> nodes = new ArrayList<>();
        Stream.of(node(), node()).forEach(node -> nodes.add(new Thread(node::send)));
        nodes.forEach(Thread::start);
        nodes.forEach(ChannelOutboxTest::join);

        assertThat(taken).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410, 422})
    void aNumberThatIsRefusedForGoodIsMailedAtOnce(int refused) {
        answer = refused;

        outbox.send();

        assertThat(story.lastMessage().channel()).isEqualTo(Channel.EMAIL);
        assertThat(undelivered().map(Undelivered::why)).contains(DeliveryFailure.NUMBER_REFUSED);
    }

    @Test
    void whatDidNotArriveIsMailedOnceAndALaterOneThatIsTakenEndsTheWarning() {
        outbox.send();

        report("failed");
        report("failed");
        report("delivered");

        assertThat(story.lastMessage().channel()).isEqualTo(Channel.EMAIL);
        assertThat(story.lastMessage().delivery()).isEqualTo(Delivery.WAITING);
        assertThat(undelivered().map(Undelivered::why)).contains(DeliveryFailure.NOT_DELIVERED);
        assertThat(meters.counter("paspor.channel.failed", "channel", "sms", "why", "not-delivered")
                        .count())
                .isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        messages.send(story.number(), "registered");
        outbox.send();
        assertThat(undelivered()).isEmpty();
        assertThat(messages.undelivered("DPS")).isEmpty();
    }

    @Test
    void whatArrivedDoesNotFailAnyMore() {
        outbox.send();

        report("delivered");
        report("delivered");
        report("failed");

        assertThat(story.lastMessage().channel()).isEqualTo(Channel.SMS);
        assertThat(undelivered()).isEmpty();
    }

    @Test
    void aReportThatComesBeforeTheAnswerIsHeard() {
        hangsUp = true;
        outbox.send();

        report("delivered");
        clock.advance(Duration.ofHours(1));
        outbox.send();

        assertThat(taken).hasSize(1);
        assertThat(story.lastMessage().delivery()).isEqualTo(Delivery.MAILED);
    }

    @Test
    void aReportAboutAMessageThatNobodySentHasNoEffect() {
        outbox.send();

        report(UUID.randomUUID().toString(), "failed", clock.instant(), KEY);

        assertThat(story.lastMessage().delivery()).isEqualTo(Delivery.MAILED);
        assertThat(story.lastMessage().channel()).isEqualTo(Channel.SMS);
    }

    @ParameterizedTest
    @CsvSource({
        "another key that is long enough for one, 0",
        "a key of this test that is long enough, 301",
        "a key of this test that is long enough, -301"
    })
    void aReportThatIsNotSignedNowWithTheKeyIsRefused(String key, long late) {
        outbox.send();

        assertThatThrownBy(() -> report(
                        taken.get(0).path("id").asText(),
                        "failed",
                        clock.instant().minusSeconds(late),
                        key))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.kind().status()).isEqualTo(403));
        assertThat(story.lastMessage().channel()).isEqualTo(Channel.SMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"id\":1,\"status\":\"failed\"}", "{\"id\":\"x\"}", "not json"})
    void aReportThatSaysNothingIsRefused(String body) {
        String now = clock.instant().toString();

        assertThatThrownBy(() -> reports.take(
                        "sms",
                        now,
                        new Hmac(KEY.getBytes(StandardCharsets.UTF_8)).of(now + "." + body),
                        body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.kind().status()).isEqualTo(400));
    }

    @Test
    void theChannelAndTheLanguageCanBeChangedAndNothingElse() {
        choice.choose(story.number(), "whatsapp", "");
        messages.send(story.number(), "paid", "Rp 950.000");
        choice.choose(story.number(), "", "en");
        messages.send(story.number(), "paid", "Rp 950.000");
        outbox.send();

        assertThat(taken)
                .extracting(message -> message.path("channel").asText()
                        + message.path("text").asText().replaceFirst("Paspor Online: (\\S+).*", " $1"))
                .as("what was written before keeps its language")
                .containsExactly("sms Permohonan", "whatsapp Pembayaran", "whatsapp Payment");
        for (String[] wrong : new String[][] {{"fax", ""}, {"", "jv"}, {"email", "EN"}}) {
            assertThatThrownBy(() -> choice.choose(story.number(), wrong[0], wrong[1]))
                    .isInstanceOf(Refusal.class);
        }
        assertThat(cases.get(story.number()).application().channel()).isEqualTo(Channel.WHATSAPP);
        story.isWithdrawn();
        assertThatThrownBy(() -> choice.choose(story.number(), "email", "id")).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({"160, a, 1", "161, a, 2", "306, a, 2", "307, a, 3", "70, ă, 1", "71, ă, 2", "134, ă, 2", "135, ă, 3"})
    void segmentsAreCountedAsTheyArePaidFor(int length, String sign, int segments) {
        ShortMessage message =
                new ShortMessage(UUID.randomUUID(), Channel.SMS, PHONE, Language.ID, "billed", sign.repeat(length));

        assertThat(message.segments()).isEqualTo(segments);
    }

    @ParameterizedTest
    @CsvSource({
        "https://provider.example/messages, true",
        "http://127.0.0.1:8090/messages, true",
        "http://provider.invalid/messages, false",
        "ftp://provider.invalid/, false",
        "/simulator/provider/sms, true"
    })
    void numbersGoThroughNoNetworkInClear(URI url, boolean safe) {
        assertThat(new Provider(url, KEY, Duration.ofSeconds(10), Duration.ofMinutes(5)).isUrlSafe())
                .isEqualTo(safe);
    }

    private void report(String status) {
        report(taken.get(0).path("id").asText(), status, clock.instant(), KEY);
    }

    private void report(String id, String status, Instant at, String key) {
        String body = "{\"id\":\"%s\",\"status\":\"%s\"}".formatted(id, status);
        reports.take(
                "sms",
                at.toString(),
                new Hmac(key.getBytes(StandardCharsets.UTF_8)).of(at + "." + body),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private double segments() {
        return meters.counter("paspor.channel.segments", "channel", "sms").count();
    }

    private Optional<Undelivered> undelivered() {
        return Undelivered.among(story.messages(), cases.get(story.number()).application());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void join(Thread node) {
        try {
            node.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
