package id.paspor.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The little of S3 that the program uses, in memory. It knows whoever names the right access key, and checks no
 * signature.
 */
public final class ObjectStore implements AutoCloseable {

    /** The access key that it knows. */
    public static final String ACCESS_KEY = "access";

    private final HttpServer server;
    private final Map<String, Stored> objects = new ConcurrentHashMap<>();
    private volatile boolean down;

    /** What is under a path. */
    public record Stored(String type, byte[] content) {}

    /** Opens the store on a free port. */
    public ObjectStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
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
        down = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String path = exchange.getRequestURI().getPath();
        if (down) {
            refuse(exchange, 503, "ServiceUnavailable");
        } else if (!authorization.startsWith("AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY + "/")) {
            refuse(exchange, 403, "InvalidAccessKeyId");
        } else if (exchange.getRequestMethod().equals("PUT")) {
            objects.put(path, new Stored(exchange.getRequestHeaders().getFirst("Content-Type"), sent));
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
    }
}
