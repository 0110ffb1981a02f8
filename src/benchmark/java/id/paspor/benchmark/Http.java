package id.paspor.benchmark;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** The one HTTP client of all who call: it waits for nobody, and keeps no cookies. */
public final class Http implements AutoCloseable {

    /** The machine is shared with the nodes, so the client is kept small. */
    private static final int THREADS = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static {
        // the nodes close idle connections after a minute; before that the client does
        System.setProperty("jdk.httpclient.keepalive.timeout", "20");
    }

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, daemons());
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(20))
            .executor(threads)
            .build();

    /**
     * What came back.
     *
     * @param begun nanoseconds of {@link System#nanoTime()} when it was sent
     * @param ended when all of the answer had come, or the connection broke
     * @param status 0 when the connection broke
     * @param again after how many seconds to ask again, 0 when that is not said
     */
    public record Reply(
            Node node,
            long begun,
            long ended,
            int status,
            String location,
            String body,
            List<String> cookies,
            int again) {

        /** How long it took. */
        public double millis() {
            return (ended - begun) / 1e6;
        }
    }

    private static ThreadFactory daemons() {
        return work -> {
            Thread thread = new Thread(work, "callers");
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Asks a node; the answer always comes, also when the connection breaks.
     *
     * @param form the fields of a form to post, or {@code null} for a page
     */
    public CompletableFuture<Reply> ask(Node node, String path, String form, String cookies, String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.uri(path))
                .header("X-Forwarded-For", address);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form));
        }
        return ask(node, request);
    }

    /** Asks a node for something at one of its addresses; the answer always comes, also when the connection breaks. */
    public CompletableFuture<Reply> ask(Node node, HttpRequest.Builder request) {
        HttpRequest question = request.timeout(PATIENCE).build();
        long begun = System.nanoTime();
        return client.sendAsync(question, HttpResponse.BodyHandlers.ofString())
                .handle((answer, failed) -> reply(node, begun, answer));
    }

    private static Reply reply(Node node, long begun, HttpResponse<String> answer) {
        long ended = System.nanoTime();
        if (answer == null) {
            return new Reply(node, begun, ended, 0, "", "", List.of(), 0);
        }
        String location = answer.headers().firstValue("Location").orElse("").replaceFirst("^https?://[^/]+", "");
        return new Reply(
                node,
                begun,
                ended,
                answer.statusCode(),
                location,
                answer.body(),
                answer.headers().allValues("Set-Cookie"),
                (int) answer.headers().firstValueAsLong("Retry-After").orElse(0));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
