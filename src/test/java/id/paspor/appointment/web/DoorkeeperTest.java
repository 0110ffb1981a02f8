package id.paspor.appointment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.appointment.waitingroom.Admission.Admitted;
import id.paspor.appointment.waitingroom.Admission.Waiting;
import id.paspor.appointment.waitingroom.WaitingRoom;
import id.paspor.kernel.Reader;
import id.paspor.kernel.Texts;
import id.paspor.support.outside.Soon;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.thymeleaf.ITemplateEngine;

/** A node that answers one person at a time, and lets one more wait. */
class DoorkeeperTest {

    private static final String PAGE = "/applications/1234567890123456/appointment";

    private static final String FAMILY = "/applications/family/appointment";

    /** Not the moment at which this case's page asks in earnest. */
    private static final Instant NOW = Instant.parse("2026-09-07T01:00:30Z");

    private final WaitingRoom waitingRoom = mock();
    private final Clock clock = mock();
    private final ExecutorService people = Executors.newCachedThreadPool();
    private final AtomicInteger inside = new AtomicInteger();
    private final CountDownLatch leave = new CountDownLatch(1);
    private final FilterChain answer = (request, response) -> {
        inside.incrementAndGet();
        Soon.await().until(() -> leave.getCount() == 0);
    };
    private Doorkeeper door;

    @BeforeEach
    void opens() {
        when(waitingRoom.said(any())).thenReturn(Optional.empty());
        Reader reader = mock();
        when(reader.language(any())).thenReturn(Texts.INDONESIAN);
        ITemplateEngine templates = mock();
        when(templates.process(eq("appointment/busy"), any())).thenReturn("come again");
        when(templates.process(eq("appointment/line"), any())).thenReturn("you are 7th");
        when(clock.instant()).thenReturn(NOW);
        door = new Doorkeeper(
                waitingRoom,
                reader,
                new WaitingRoomPage(mock(), clock),
                templates,
                new ObjectMapper(),
                clock,
                new DoorkeeperProperties(1, 1, Duration.ofMinutes(1)),
                new SimpleMeterRegistry());
    }

    @AfterEach
    void closes() {
        leave.countDown();
        people.shutdownNow();
    }

    /** One person is inside, and one waits. */
    private List<Future<MockHttpServletResponse>> full() {
        List<Future<MockHttpServletResponse>> asking = new ArrayList<>();
        asking.add(people.submit(() -> asks("GET", PAGE)));
        Soon.await().until(() -> inside.get() == 1);
        asking.add(people.submit(() -> asks("GET", PAGE)));
        Soon.await().until(door::isAnybodyWaiting);
        return asking;
    }

    private MockHttpServletResponse asks(String method, String path, Cookie... cookies) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.addHeader("Accept", path.endsWith("/place") ? "application/json" : "text/html");
        request.setCookies(cookies);
        MockHttpServletResponse response = new MockHttpServletResponse();
        door.doFilter(request, response, answer);
        return response;
    }

    @Test
    void whoeverWaitsAtItsThreeDoorsLeavesThreadsToThoseWhoHoldPlaces() {
        DoorkeeperProperties defaults = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("paspor.appointment.askers", DoorkeeperProperties.class);
        int threads = new ServerProperties().getTomcat().getThreads().getMax();

        assertThat(3 * (defaults.atOnce() + defaults.waiting())).isLessThanOrEqualTo(threads * 4 / 5);
    }

    @Test
    void whoFindsNoPlaceIsToldToComeAgainAndWhoWaitsGetsIn() throws Exception {
        List<Future<MockHttpServletResponse>> asking = full();

        MockHttpServletResponse page = asks("GET", PAGE);
        MockHttpServletResponse place = asks("GET", PAGE + "/place");

        assertThat(page.getStatus()).isEqualTo(503);
        assertThat(page.getContentAsString()).isEqualTo("come again");
        assertThat(Integer.parseInt(page.getHeader("Retry-After"))).isEqualTo(4);
        assertThat(page.getHeader("Refresh")).isEqualTo(page.getHeader("Retry-After"));
        assertThat(place.getStatus()).isEqualTo(503);
        assertThat(place.getContentAsString()).isEmpty();
        assertThat(place.getHeader("Retry-After")).isNotNull();
        assertThat(inside).hasValue(1);
        leave.countDown();
        for (Future<MockHttpServletResponse> one : asking) {
            assertThat(one.get().getStatus()).isEqualTo(200);
        }
        assertThat(asks("GET", PAGE).getStatus()).isEqualTo(200);
    }

    @Test
    void aFamilyStandsAtTheSameDoor() throws Exception {
        Cookie ticket = seventh(waitingRoom);
        full();

        assertThat(asks("GET", FAMILY).getStatus()).isEqualTo(503);
        assertThat(asks("GET", FAMILY, ticket).getContentAsString()).isEqualTo("you are 7th");
        assertThat(inside).hasValue(1);
    }

    @Test
    void whoReadsSlowlyKeepsNobodyElseOut() throws Exception {
        FilterChain page = (request, response) -> response.getOutputStream().print("the page");
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        MockHttpServletResponse slow = new MockHttpServletResponse() {

            @Override
            public ServletOutputStream getOutputStream() {
                return new DelegatingServletOutputStream(read) {

                    @Override
                    public void write(byte[] page, int from, int length) throws IOException {
                        inside.incrementAndGet();
                        Soon.await().until(() -> leave.getCount() == 0);
                        super.write(page, from, length);
                    }
                };
            }
        };
        Future<?> reading = people.submit(() -> {
            door.doFilter(new MockHttpServletRequest("GET", PAGE), slow, page);
            return null;
        });
        Soon.await().until(() -> inside.get() == 1);

        MockHttpServletResponse next = new MockHttpServletResponse();
        door.doFilter(new MockHttpServletRequest("GET", PAGE), next, page);

        assertThat(next.getContentAsString()).isEqualTo("the page");
        leave.countDown();
        reading.get();
        assertThat(read).hasToString("the page");
    }

    @Test
    void whoHoldsAPlaceOrWasCalledPassesByAsDoesEverybodyElsewhere() throws Exception {
        when(waitingRoom.said("called")).thenReturn(Optional.of(new Admitted(null)));
        full();
        int before = inside.get();

        for (String path : List.of(PAGE + "/review", FAMILY + "/review", "/", "/applications/1234567890123456")) {
            people.submit(() -> asks("GET", path));
        }
        people.submit(() -> asks("POST", PAGE));
        people.submit(() -> asks("POST", PAGE + "/confirm"));
        people.submit(() -> asks("GET", PAGE, new Cookie(QueueCookie.COOKIE, "called")));

        Soon.await().until(() -> inside.get() == before + 7);
        assertThat(door.isAnybodyWaiting()).isTrue();
    }

    private static Cookie seventh(WaitingRoom waitingRoom) {
        when(waitingRoom.said("seventh")).thenReturn(Optional.of(new Waiting(NOW, 7, 5, Duration.ofSeconds(9), false)));
        return new Cookie(QueueCookie.COOKIE, "seventh");
    }

    @Test
    void whoStandsInLineIsToldTheirPlaceFromMemory() throws Exception {
        Cookie ticket = seventh(waitingRoom);

        MockHttpServletResponse place = asks("GET", PAGE + "/place", ticket);

        assertThat(place.getStatus()).isEqualTo(200);
        assertThat(place.getContentType()).isEqualTo("application/json");
        assertThat(place.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(place.getContentAsString()).contains("\"state\":\"waiting\"", "\"position\":7", "\"ahead\":5");
        assertThat(inside).hasValue(0);
    }

    @Test
    void nowAndThenTheirPageAsksInEarnestSoThatTheSessionStaysAwake() throws Exception {
        Cookie ticket = seventh(waitingRoom);
        leave.countDown();

        for (int seconds = 0; seconds < 30 * 10; seconds += 30) {
            when(clock.instant()).thenReturn(NOW.plusSeconds(seconds));
            asks("GET", PAGE + "/place", ticket);
        }

        assertThat(inside).hasValue(1);
    }

    @Test
    void aSmallPageShowsThemTheirPlaceWhileTheDoorIsFull() throws Exception {
        Cookie ticket = seventh(waitingRoom);
        full();

        MockHttpServletResponse page = asks("GET", PAGE, ticket);

        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString()).isEqualTo("you are 7th");
        assertThat(Integer.parseInt(page.getHeader("Refresh"))).isBetween(8, 9);
        assertThat(page.getHeader("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(inside).hasValue(1);
        leave.countDown();
        Soon.await().until(() -> asks("GET", PAGE, ticket).getContentAsString().isEmpty());
    }

    @Test
    void onceNothingIsLeftWhoWasCalledSeesTheSmallPageToo() throws Exception {
        when(waitingRoom.said("called")).thenReturn(Optional.of(new Admitted(null)));
        when(waitingRoom.isNothingLeft("called")).thenReturn(true);
        full();

        MockHttpServletResponse page = asks("GET", PAGE, new Cookie(QueueCookie.COOKIE, "called"));

        assertThat(page.getContentAsString()).isEqualTo("you are 7th");
        assertThat(Integer.parseInt(page.getHeader("Refresh"))).isBetween(26, 30);
        assertThat(inside).hasValue(1);
    }

    @Test
    void whoWasThereBeforeTheDrawHasADoorOfTheirOwn() throws Exception {
        when(waitingRoom.saysPresent("lobby")).thenReturn(true);
        full();

        people.submit(() -> asks("GET", PAGE + "/place", new Cookie(QueueCookie.COOKIE, "lobby")));

        Soon.await().until(() -> inside.get() == 2);
        assertThat(door.isAnybodyWaiting()).isTrue();
    }
}
