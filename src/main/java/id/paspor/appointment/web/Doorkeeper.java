package id.paspor.appointment.web;

import id.paspor.appointment.waitingroom.WaitingRoom;
import id.paspor.kernel.Reader;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
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
 * some seconds. Whoever holds or confirms a place, or whose turn in line has come, passes by, as does everybody on other
 * pages. See ADR 69.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@EnableConfigurationProperties(DoorkeeperProperties.class)
class Doorkeeper extends OncePerRequestFilter {

    private static final Pattern ASKS = Pattern.compile("/applications/[0-9]{16}/appointment(/place)?");

    /** Seconds, so that not all come back at once. */
    private static final int SOONEST = 4;

    private static final int LATEST = 9;

    private final WaitingRoom waitingRoom;
    private final Reader reader;
    private final ITemplateEngine templates;
    private final DoorkeeperProperties settings;
    private final Semaphore places;
    private final Counter turnedAway;
    private final Map<Locale, byte[]> busy = new ConcurrentHashMap<>();

    Doorkeeper(
            WaitingRoom waitingRoom,
            Reader reader,
            ITemplateEngine templates,
            DoorkeeperProperties settings,
            MeterRegistry meters) {
        this.waitingRoom = waitingRoom;
        this.reader = reader;
        this.templates = templates;
        this.settings = settings;
        this.places = new Semaphore(settings.atOnce(), true);
        this.turnedAway = Counter.builder("paspor.waiting.room.turned.away")
                .description("requests for interview times that were to come again in some seconds")
                .register(meters);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !HttpMethod.GET.matches(request.getMethod())
                || !ASKS.matcher(path).matches()
                || hasBeenCalled(request);
    }

    /** By what the ticket says; whether it is genuine is found out behind this door. */
    private boolean hasBeenCalled(HttpServletRequest request) {
        var ticket = WebUtils.getCookie(request, QueueCookie.COOKIE);
        return ticket != null && waitingRoom.saysCalled(ticket.getValue());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!enters()) {
            turnAway(request, response);
            return;
        }
        // who reads slowly keeps nobody else out
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            chain.doFilter(request, answer);
        } finally {
            places.release();
        }
        answer.copyBodyToResponse();
    }

    /** Whether somebody waits to be let in. */
    boolean isAnybodyWaiting() {
        return places.hasQueuedThreads();
    }

    private boolean enters() {
        if (places.getQueueLength() >= settings.waiting()) {
            return false;
        }
        try {
            return places.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void turnAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
        turnedAway.increment();
        String again = String.valueOf(ThreadLocalRandom.current().nextInt(SOONEST, LATEST + 1));
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, again);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted == null || accepted.contains(MediaType.TEXT_HTML_VALUE)) {
            response.setHeader("Refresh", again);
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write(busy.computeIfAbsent(reader.language(request), this::page));
        }
    }

    private byte[] page(Locale language) {
        return templates.process("appointment/busy", new Context(language)).getBytes(StandardCharsets.UTF_8);
    }
}
