package id.paspor.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody outside who calls the program by HTTP, follows no redirect and never looks inside. */
public final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern OF_SUMMARY = Pattern.compile("class=\"alert-link\"\\s+href=\"#([^\"]+)\"");
    private static final String TAKES_FOCUS =
            "<(?=(a|button|input|select|textarea)\\b|[^>]*\\btabindex=)[^>]*\\bid=\"%s\"";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** For all who take no cookies: each would bring threads of its own. */
    private static final HttpClient WITHOUT_COOKIES = http().build();

    private final int port;
    private final String host;
    private final String authorization;
    private final CookieManager cookies;
    private final HttpClient http;
    private String address;

    private Client(int port, String authorization, CookieManager cookies) {
        this(port, "localhost", authorization, cookies);
    }

    private Client(int port, String host, String authorization, CookieManager cookies) {
        this.port = port;
        this.host = host;
        this.authorization = authorization;
        this.cookies = cookies;
        this.http = cookies == null
                ? WITHOUT_COOKIES
                : http().cookieHandler(cookies).build();
    }

    private static HttpClient.Builder http() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10));
    }

    /** What came back. */
    public record Answer(int status, HttpResponse<String> response) {

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body());
            } catch (JsonProcessingException notJson) {
                throw new UncheckedIOException(body(), notJson);
            }
        }

        /** A header, or the empty text. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Where a redirect leads, without host and port. */
        public String location() {
            return header("Location").replaceFirst("^http://[^/]+", "");
        }

        @Override
        public String toString() {
            return status + " " + body();
        }
    }

    /** Somebody who has not signed in and takes no cookies. */
    public static Client nobody(int port) {
        return new Client(port, null, null);
    }

    /** An account that signs every call with HTTP Basic. */
    public static Client basic(int port, String account) {
        return basic(port, account, "demo");
    }

    /** An account that signs every call with HTTP Basic and a password of its own. */
    public static Client basic(int port, String account, String password) {
        byte[] credentials = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Client(port, "Basic " + Base64.getEncoder().encodeToString(credentials), null);
    }

    /** A browser, not signed in yet. */
    public static Client browser(int port) {
        return new Client(port, null, new CookieManager());
    }

    /** A browser in which an account has signed in. */
    public static Client session(int port, String account) {
        Client browser = browser(port);
        browser.login(account, "demo");
        return browser;
    }

    /** From now on comes from another address, as a proxy tells it. */
    public Client from(String address) {
        this.address = address;
        return this;
    }

    /** The same browser at another node, as behind one address. */
    public Client at(int otherPort) {
        return new Client(otherPort, host, authorization, cookies);
    }

    /** The same browser or program at another name of this machine. */
    public Client under(String name) {
        return new Client(port, name, authorization, cookies);
    }

    /** Fills in the login form. */
    public Answer login(String account, String password) {
        return submit("/login", "/login", Map.of("username", account, "password", password));
    }

    /** Submits a form of a page, with the token that the page brought. */
    public Answer submit(String page, String action, Map<String, String> fields) {
        return send("POST", action, FORM, (encoded(fields) + "&_csrf=" + token(page)).getBytes());
    }

    /** The token that a page brings for its forms. */
    public String token(String page) {
        Matcher token = FORM_TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new IllegalStateException("no form on " + page);
        }
        return token.group(1);
    }

    /** Submits a form of a page with a file in it, which has the name and the type that the sender gives it. */
    public Answer upload(String page, String action, String field, String fileName, String type, byte[] file) {
        return upload(page, action, Map.of(), field, fileName, type, file);
    }

    /** As {@link #upload}, with other fields in the form besides. */
    public Answer upload(
            String page,
            String action,
            Map<String, String> fields,
            String field,
            String fileName,
            String type,
            byte[] file) {
        String boundary = "paspor-part";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token(page)
                        + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field
                        + "\"; filename=\""
                        + fileName + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                "POST",
                action,
                "multipart/form-data; boundary=" + boundary,
                body.toByteArray(),
                Map.of("Accept", "text/html"));
    }

    /** Submits a form with a token that a page brought earlier. */
    public Answer submitWith(String token, String action, Map<String, String> fields) {
        return send("POST", action, FORM, (encoded(fields) + "&_csrf=" + token).getBytes(StandardCharsets.UTF_8));
    }

    /** Submits a form without a token, of which the browser says from where it was sent. */
    public Answer submitFetched(String site, String action, Map<String, String> fields) {
        return send(
                "POST", action, FORM, encoded(fields).getBytes(StandardCharsets.UTF_8), Map.of("Sec-Fetch-Site", site));
    }

    /** Loses a cookie. */
    public void forget(String cookie) {
        List<HttpCookie> lost = cookies.getCookieStore().getCookies().stream()
                .filter(kept -> kept.getName().equals(cookie))
                .toList();
        lost.forEach(kept -> cookies.getCookieStore()
                .getURIs()
                .forEach(uri -> cookies.getCookieStore().remove(uri, kept)));
    }

    /** Submits a form that anybody may have made. */
    public Answer submitForged(String action, Map<String, String> fields) {
        return send("POST", action, FORM, encoded(fields).getBytes(StandardCharsets.UTF_8));
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    /** Sends something as JSON; a text is sent as it is. */
    public Answer json(String method, String path, Object body) {
        try {
            byte[] bytes =
                    body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : JSON.writeValueAsBytes(body);
            return send(method, path, "application/json", bytes);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public Answer post(String path, Object body) {
        return json("POST", path, body);
    }

    /** Sends something as JSON as a script of a page does, with the token that it read from its cookie. */
    public Answer posted(String path, Object body) {
        Map<String, String> token = Map.of("X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElseThrow());
        try {
            return send("POST", path, "application/json", JSON.writeValueAsBytes(body), token);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public Answer send(String method, String path, String contentType, byte[] body) {
        return send(method, path, contentType, body, Map.of());
    }

    /** Sends something with more headers. */
    public Answer send(String method, String path, String contentType, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (address != null) {
            request.header("X-Forwarded-For", address);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            whatIsWrongLeadsToItsField(response.body());
            return new Answer(response.statusCode(), response);
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + path, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Whatever a page says to be wrong above its form leads to where it is mended or said again, which takes the focus. */
    private static void whatIsWrongLeadsToItsField(String page) {
        Matcher link = OF_SUMMARY.matcher(page);
        while (link.find()) {
            assertThat(page)
                    .as("what a summary leads to")
                    .containsPattern(TAKES_FOCUS.formatted(Pattern.quote(link.group(1))));
        }
    }

    /** Fetches a file, which must be there. */
    public byte[] bytes(String path) {
        try {
            HttpResponse<byte[]> file = http.send(
                    HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (file.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + file.statusCode());
            }
            return file.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(path, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The value of a cookie that this browser holds. */
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
