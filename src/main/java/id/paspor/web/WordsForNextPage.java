package id.paspor.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.kernel.Cookies;
import id.paspor.kernel.key.Hmac;
import id.paspor.kernel.key.SharedKeys;
import id.paspor.kernel.preparation.Preparation;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;
import org.springframework.web.util.WebUtils;

/**
 * Keeps what a form's answer has the next page say, "saved" or why not, in a cookie: the session, which would be written for it
 * and again once it is said, stays as it is. The cookie is signed for the account, so that nobody can put words into a page. What
 * is more than a few texts is kept in the session, as Spring does.
 */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class WordsForNextPage extends SessionFlashMapManager implements Preparation {

    private static final String COOKIE = "PASPOR-WORDS";
    private static final Duration KEPT = Duration.ofMinutes(3);

    /** Browsers keep 4,096 bytes of a cookie, its name and attributes included. */
    private static final int MOST_BYTES = 3_500;

    private static final Pattern WRITTEN = Pattern.compile("([\\w-]{1," + MOST_BYTES + "})\\.([\\w-]{43})");
    private static final TypeReference<List<Kept>> LIST = new TypeReference<>() {};

    private final SharedKeys keys;
    private final Cookies cookies;
    private final ObjectMapper json;
    private Hmac signature;

    /** What a page is to say. */
    private record Kept(String path, Map<String, List<String>> parameters, Map<String, String> words, long expires) {

        private static Kept of(FlashMap page) {
            return new Kept(
                    page.getTargetRequestPath(),
                    page.getTargetRequestParams(),
                    page.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, entry -> (String) entry.getValue())),
                    page.getExpirationTime());
        }

        private FlashMap page() {
            FlashMap page = new FlashMap();
            page.putAll(words);
            page.setTargetRequestPath(path);
            parameters.forEach((name, values) -> values.forEach(value -> page.addTargetRequestParam(name, value)));
            page.setExpirationTime(expires);
            return page;
        }
    }

    WordsForNextPage(SharedKeys keys, Cookies cookies, ObjectMapper json) {
        this.keys = keys;
        this.cookies = cookies;
        this.json = json;
        setFlashMapTimeout((int) KEPT.toSeconds());
    }

    @Override
    public void prepare() {
        signature = keys.named("words-for-next-page");
    }

    /** Each request has its own copy of the session, so there is nothing to wait for. */
    @Override
    protected Object getFlashMapsMutex(HttpServletRequest request) {
        return null;
    }

    @Override
    protected List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        List<FlashMap> all = new ArrayList<>(ofCookie(request));
        all.addAll(ofSession(request));
        return all;
    }

    private List<FlashMap> ofSession(HttpServletRequest request) {
        return Optional.ofNullable(super.retrieveFlashMaps(request)).orElse(List.of());
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> all, HttpServletRequest request, HttpServletResponse response) {
        List<FlashMap> words = all.stream().filter(WordsForNextPage::isWords).toList();
        String written = write(words, request);
        boolean fits = written.length() <= MOST_BYTES;
        if (!words.equals(ofCookie(request))) {
            request.setAttribute(COOKIE, fits ? words : List.of());
            keep(fits ? written : "", request, response);
        }
        List<FlashMap> others =
                fits ? all.stream().filter(Predicate.not(words::contains)).toList() : all;
        if (!others.equals(ofSession(request))) {
            super.updateFlashMaps(new ArrayList<>(others), request, response);
        }
    }

    private static boolean isWords(FlashMap page) {
        return page.values().stream().allMatch(String.class::isInstance);
    }

    /** As the browser has it, or will have it by what this request has changed. */
    private List<FlashMap> ofCookie(HttpServletRequest request) {
        @SuppressWarnings("unchecked")
        List<FlashMap> changed = (List<FlashMap>) request.getAttribute(COOKIE);
        return changed == null ? read(request) : changed;
    }

    private List<FlashMap> read(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, cookies.name(COOKIE)))
                .map(Cookie::getValue)
                .map(WRITTEN::matcher)
                .filter(Matcher::matches)
                .filter(parts -> signature.isOf(parts.group(2), parts.group(1), account(request)))
                .map(parts -> read(parts.group(1)))
                .orElse(List.of());
    }

    private List<FlashMap> read(String written) {
        try {
            return json.readValue(Base64.getUrlDecoder().decode(written), LIST).stream()
                    .map(Kept::page)
                    .toList();
        } catch (IOException ofAnotherVersion) {
            return List.of();
        }
    }

    /** An empty text when there is nothing to say. */
    private String write(List<FlashMap> words, HttpServletRequest request) {
        if (words.isEmpty()) {
            return "";
        }
        try {
            byte[] bytes = json.writeValueAsBytes(words.stream().map(Kept::of).toList());
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            return text + "." + signature.of(text, account(request));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String account(HttpServletRequest request) {
        return Optional.ofNullable(request.getRemoteUser()).orElse("");
    }

    private void keep(String written, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(cookies.name(COOKIE), written)
                        .httpOnly(true)
                        .secure(cookies.secure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(written.isEmpty() ? Duration.ZERO : KEPT)
                        .build()
                        .toString());
    }
}
