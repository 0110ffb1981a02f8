package id.paspor.appointment.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.appointment.waitingroom.Admission;
import id.paspor.appointment.waitingroom.Admission.Admitted;
import id.paspor.appointment.waitingroom.Admission.Waiting;
import id.paspor.appointment.waitingroom.WaitingRoom;
import id.paspor.kernel.Reader;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Keeps a rush of people who ask for interview times from taking every thread and every connection: so many are answered at
 * a time, some more wait, and the others are told at once, from memory and before their session is read, to ask again in
 * some seconds. Whoever stands in line is told their place from memory, too, by their ticket. Whoever was called
 * has a door of their own, and so has whoever was there before the draw; whoever holds or confirms a place passes by, as does
 * everybody on other pages. See ADRs 69, 79 and 98.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@EnableConfigurationProperties(DoorkeeperProperties.class)
class Doorkeeper extends OncePerRequestFilter {

    private static final Pattern ASKS = Pattern.compile("/applications/([0-9]{16}|family)/appointment(/place)?");

    /** One in so many of the times between two questions somebody who waits asks the session, which would fall asleep otherwise. */
    private static final int IN_EARNEST_ONE_OF = 10;

    private final WaitingRoom waitingRoom;
    private final Reader reader;
    private final WaitingRoomPage words;
    private final ITemplateEngine templates;
    private final ObjectMapper json;
    private final Clock clock;
    private final DoorkeeperProperties settings;
    private final Door ofAll;
    private final Door ofThePresent;
    private final Door ofTheCalled;
    private final Counter turnedAway;
    private final Map<Locale, byte[]> busy = new ConcurrentHashMap<>();

    Doorkeeper(
            WaitingRoom waitingRoom,
            Reader reader,
            WaitingRoomPage words,
            ITemplateEngine templates,
            ObjectMapper json,
            Clock clock,
            DoorkeeperProperties settings,
            MeterRegistry meters) {
        this.waitingRoom = waitingRoom;
        this.reader = reader;
        this.words = words;
        this.templates = templates;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
        this.ofAll = new Door(settings, clock);
        this.ofThePresent = new Door(settings, clock);
        this.ofTheCalled = new Door(settings, clock);
        this.turnedAway = Counter.builder("paspor.waiting.room.turned.away")
                .description("requests for interview times that were to come again in some seconds")
                .register(meters);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod()) || !asked(request).matches();
    }

    private static Matcher asked(HttpServletRequest request) {
        return ASKS.matcher(
                request.getRequestURI().substring(request.getContextPath().length()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // whether the ticket is genuine is found out behind this door
        String ticket = Optional.ofNullable(WebUtils.getCookie(request, QueueCookie.COOKIE))
                .map(Cookie::getValue)
                .orElse("");
        Admission said = waitingRoom.said(ticket).orElse(null);
        Matcher asked = asked(request);
        if (asked.matches() && asked.group(2) != null) {
            askForPlace(ticket, said, asked.group(1), request, response, chain);
        } else if (said instanceof Waiting) {
            enterOrSee(words.view(said, reader.language(request)), request, response, chain);
        } else if (said instanceof Admitted && waitingRoom.isNothingLeft(ticket)) {
            enterOrSee(words.soldOut(), request, response, chain);
        } else {
            enterOrComeAgain(doorFor(ticket, said), request, response, chain);
        }
    }

    /** Who was called, and who was there before the draw, stand behind nobody else. */
    private Door doorFor(String ticket, Admission said) {
        if (said instanceof Admitted) {
            return ofTheCalled;
        }
        return waitingRoom.saysPresent(ticket) ? ofThePresent : ofAll;
    }

    private void askForPlace(
            String ticket,
            Admission said,
            String registrationNumber,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        if (said == null || said instanceof Admitted) {
            enterOrComeAgain(doorFor(ticket, said), request, response, chain);
        } else if (isInEarnest(registrationNumber) && ofAll.enter(Duration.ZERO)) {
            letIn(ofAll, request, response, chain);
        } else {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.writeValue(response.getOutputStream(), words.view(said, reader.language(request)));
        }
    }

    private void enterOrComeAgain(
            Door door, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (door.enter(settings.patience())) {
            letIn(door, request, response, chain);
        } else {
            turnAway(door, request, response);
        }
    }

    /** The whole page, or while the door is full a small one that says the same. */
    private void enterOrSee(
            WaitingRoomPage.View place, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ofAll.enter(Duration.ZERO)) {
            letIn(ofAll, request, response, chain);
        } else {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            byte[] page = page("appointment/line", new Context(reader.language(request), Map.of("place", place)));
            show(page, String.valueOf(place.again()), response);
        }
    }

    private static void letIn(Door door, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // who reads slowly keeps nobody else out
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            chain.doFilter(request, answer);
        } finally {
            door.leave();
        }
        answer.copyBodyToResponse();
    }

    /** Once in five minutes each page asks in earnest, so that the session stays awake. */
    private boolean isInEarnest(String registrationNumber) {
        long turn = clock.instant().getEpochSecond() / WaitingRoomPage.SELDOM;
        return Math.floorMod(turn + registrationNumber.hashCode(), IN_EARNEST_ONE_OF) == 0;
    }

    /** Whether somebody waits to be let in. */
    boolean isAnybodyWaiting() {
        return ofAll.isAnybodyWaiting();
    }

    private void turnAway(Door door, HttpServletRequest request, HttpServletResponse response) throws IOException {
        turnedAway.increment();
        String again = String.valueOf(door.comeAgainIn().toSeconds());
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, again);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted == null || accepted.contains(MediaType.TEXT_HTML_VALUE)) {
            byte[] page = busy.computeIfAbsent(
                    reader.language(request), language -> page("appointment/busy", new Context(language)));
            show(page, again, response);
        }
    }

    /** A page that needs nothing else, and is loaded again by itself after some seconds. */
    private static void show(byte[] page, String again, HttpServletResponse response) throws IOException {
        response.setHeader("Refresh", again);
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(page);
    }

    private byte[] page(String template, Context values) {
        return templates.process(template, values).getBytes(StandardCharsets.UTF_8);
    }
}
