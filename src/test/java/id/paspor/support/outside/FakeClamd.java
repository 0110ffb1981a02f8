package id.paspor.support.outside;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks clamd's INSTREAM as far as it is spoken to, and knows one signature: the test file of EICAR. */
public final class FakeClamd implements AutoCloseable {

    /** What every scanner takes for malware, and is none; in two parts, so that none takes this file for it. */
    public static final String EICAR =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    /** What it does with a file that it has taken in. */
    @FunctionalInterface
    public interface Manner {

        /** The answer without its end, or {@code null} to hang up without one. */
        String answer(byte[] file) throws IOException;
    }

    private final ServerSocket door = open();
    private final ExecutorService scans = Executors.newCachedThreadPool();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Manner manner;
    private volatile byte[] last;

    public FakeClamd() {
        behavesAsUsual();
        scans.submit(this::listen);
    }

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /** How often it was connected to. */
    public int calls() {
        return calls.get();
    }

    /** The last file that it took in. */
    public byte[] last() {
        return last;
    }

    /** Finds the test file of EICAR wherever in a file it stands, and nothing else. */
    public void behavesAsUsual() {
        behaves(file -> new String(file, StandardCharsets.ISO_8859_1).contains(EICAR)
                ? "stream: Eicar-Test-Signature FOUND"
                : "stream: OK");
    }

    public void behaves(Manner manner) {
        this.manner = manner;
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                calls.incrementAndGet();
                scans.submit(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Void serve(Socket caller) throws IOException {
        try (caller) {
            DataInputStream in = new DataInputStream(caller.getInputStream());
            expectCommand(in);
            last = file(in);
            String answer = manner.answer(last);
            if (answer != null) {
                caller.getOutputStream().write((answer + '\0').getBytes(StandardCharsets.UTF_8));
            }
        }
        return null;
    }

    private static void expectCommand(DataInputStream in) throws IOException {
        String command = new String(in.readNBytes("zINSTREAM\0".length()), StandardCharsets.US_ASCII);
        if (!command.equals("zINSTREAM\0")) {
            throw new IOException("unknown command " + command);
        }
    }

    private static byte[] file(DataInputStream in) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            file.write(in.readNBytes(length));
        }
        return file.toByteArray();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            scans.shutdownNow();
        }
    }
}
