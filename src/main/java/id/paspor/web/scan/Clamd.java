package id.paspor.web.scan;

import java.io.BufferedInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/**
 * ClamAV's daemon, asked by its command {@code INSTREAM} over TCP, one connection for each file. By hand, because the one
 * command is shorter than what libraries for it bring along, and because the timeout is for all of it: a scanner that
 * takes a file in byte by byte would be waited for without end by timeouts of single reads, and writes have none.
 */
@Component
@ConditionalOnExpression("!'${paspor.uploads.scanner.host:}'.isBlank()")
class Clamd implements MalwareScanner {

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 1000;
    private static final String CLEAN = "stream: OK";
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");

    private final String host;
    private final int port;
    private final Duration timeout;

    Clamd(ScannerProperties settings) {
        this.host = settings.host().strip();
        this.port = settings.port();
        this.timeout = settings.timeout();
    }

    @Override
    public Optional<String> scan(InputStream content) throws IOException {
        Socket socket = new Socket();
        CompletableFuture<Void> end =
                new CompletableFuture<Void>().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        end.whenComplete((done, late) -> close(socket));
        try {
            socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
            send(content, socket.getOutputStream());
            return finding(answer(new BufferedInputStream(socket.getInputStream())));
        } catch (IOException failed) {
            throw end.isDone() ? new IOException("no answer in " + timeout) : failed;
        } finally {
            end.complete(null);
        }
    }

    /** Sends chunks with their lengths before them; one of no length ends the file. */
    private static void send(InputStream content, OutputStream scanner) throws IOException {
        DataOutputStream out = new DataOutputStream(scanner);
        out.write(COMMAND);
        byte[] chunk = new byte[CHUNK];
        for (int length = content.read(chunk); length > 0; length = content.read(chunk)) {
            out.writeInt(length);
            out.write(chunk, 0, length);
        }
        out.writeInt(0);
        out.flush();
    }

    private static String answer(InputStream scanner) throws IOException {
        StringBuilder answer = new StringBuilder();
        for (int sign = scanner.read(); sign != 0; sign = scanner.read()) {
            if (sign < 0 || answer.length() == LONGEST_ANSWER) {
                throw new IOException("an answer without end");
            }
            answer.append(sign >= ' ' && sign <= '~' ? (char) sign : '?');
        }
        return answer.toString();
    }

    private static Optional<String> finding(String answer) throws IOException {
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            return Optional.of(found.group(1));
        }
        if (!answer.equals(CLEAN)) {
            throw new IOException("it answered: " + answer);
        }
        return Optional.empty();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAnyway) {
            // whoever used it is told
        }
    }
}
