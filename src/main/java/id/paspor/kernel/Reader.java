package id.paspor.kernel;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * In which language whoever asks reads: as they chose on a page, otherwise as their browser asks, otherwise Indonesian. The
 * web applications find it by the same rule ({@code language.js}). Programs read both languages.
 */
@Component
public class Reader {

    /** The cookie that keeps what somebody chose; scripts read it too. */
    public static final String COOKIE = "PASPOR-LANG";

    private static final String[] OF_PROGRAMS = {"/engine-rest/", "/api/", "/snap/"};

    private final Cookies cookies;

    Reader(Cookies cookies) {
        this.cookies = cookies;
    }

    /** The language of the person for whom this thread answers a request; empty for programs, and when nobody asked. */
    public Optional<Locale> language() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                        && isPerson(attributes.getRequest())
                ? Optional.of(shown(attributes.getRequest()))
                : Optional.empty();
    }

    /** Whether somebody has chosen a language on the device that asks. */
    public boolean hasChosen(HttpServletRequest request) {
        return chosen(request).findAny().isPresent();
    }

    private Stream<String> chosen(HttpServletRequest request) {
        return Arrays.stream(Objects.requireNonNullElse(request.getCookies(), new Cookie[0]))
                .filter(cookie -> cookie.getName().equals(cookies.name(COOKIE)))
                .map(Cookie::getValue);
    }

    /** The language in which a request wants to be answered, whatever the page made of it since. */
    public Locale language(HttpServletRequest request) {
        Stream<String> asked = Stream.ofNullable(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return Stream.concat(chosen(request), asked)
                .findFirst()
                .map(Reader::ours)
                .orElse(Texts.INDONESIAN);
    }

    private static boolean isPerson(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/") && Arrays.stream(OF_PROGRAMS).noneMatch(path::startsWith);
    }

    /** A page may have just been switched to the other language. */
    private Locale shown(HttpServletRequest request) {
        LocaleResolver page = RequestContextUtils.getLocaleResolver(request);
        return page == null
                ? language(request)
                : ours(page.resolveLocale(request).getLanguage());
    }

    private static Locale ours(String wish) {
        return wish.strip().toLowerCase(Locale.ROOT).startsWith(Texts.ENGLISH.getLanguage())
                ? Texts.ENGLISH
                : Texts.INDONESIAN;
    }
}
