package id.paspor.support.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * The little of S3 that the program uses, in memory. It knows whoever names the right access key, and checks no
 * signature.
 */
public final class ObjectStore implements AutoCloseable {

    /** The access key that it knows. */
    public static final String ACCESS_KEY = "access";

    private final HttpServer server;
    private final ExecutorService answering = Executors.newCachedThreadPool();
    private final Map<String, Stored> objects = new ConcurrentHashMap<>();
    private final AtomicInteger answersLeft = new AtomicInteger(Integer.MAX_VALUE);
    private volatile UnaryOperator<byte[]> damage = UnaryOperator.identity();
    private volatile Runnable meanwhile = () -> {};

    /** What is under a path. */
    public record Stored(String type, byte[] content) {}

    /** Opens the store on a free port. */
    public ObjectStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(answering);
        server.start();
    }

    /** Its address. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What it holds, by path: {@code /bucket/key}. */
    public Map<String, Stored> objects() {
        return objects;
    }

    /** From now on it answers only that it cannot. */
    public void breaksDown() {
        breaksDownAfter(0);
    }

    /** After so many more answers it answers only that it cannot. */
    public void breaksDownAfter(int answers) {
        answersLeft.set(answers);
    }

    /** It works again, and keeps what it is given as it is. */
    public void recovers() {
        breaksDownAfter(Integer.MAX_VALUE);
        damage = UnaryOperator.identity();
    }

    /** From now on it keeps something else than it is given. */
    public void damages(UnaryOperator<byte[]> content) {
        damage = content;
    }

    /** Something happens once, when the next object has been put and whoever put it does not know yet. */
    public void whileNextIsPut(Runnable deed) {
        meanwhile = deed;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String path = exchange.getRequestURI().getPath();
        if (answersLeft.getAndDecrement() <= 0) {
            refuse(exchange, 503, "ServiceUnavailable");
        } else if (!authorization.startsWith("AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY + "/")) {
            refuse(exchange, 403, "InvalidAccessKeyId");
        } else if (exchange.getRequestMethod().equals("PUT")) {
            objects.put(path, new Stored(exchange.getRequestHeaders().getFirst("Content-Type"), damage.apply(sent)));
            Runnable deed = meanwhile;
            meanwhile = () -> {};
            deed.run();
            send(exchange, 200, new byte[0]);
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            objects.remove(path);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } else if (objects.containsKey(path)) {
            send(exchange, 200, objects.get(path).content());
        } else {
            refuse(exchange, 404, "NoSuchKey");
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        send(exchange, status, ("<Error><Code>" + code + "</Code></Error>").getBytes());
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        answering.shutdownNow();
    }
}
