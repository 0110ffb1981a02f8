package id.paspor.support.outside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A mail server that takes every mail, but for the commands that it was told to refuse. */
public final class FakeSmtp implements AutoCloseable {

    private static final String END_OF_MAIL = ".";

    private final ServerSocket door;
    private final ExecutorService sessions = Executors.newCachedThreadPool();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();

    public FakeSmtp() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        sessions.submit(this::listen);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** The mails that it took, as they were sent. */
    public List<String> taken() {
        return List.copyOf(taken);
    }

    /** From now on it answers what begins so, such as {@code RCPT}, with this reply; a dot ends a mail. */
    public void refuses(String command, String reply) {
        refusals.put(command, reply);
    }

    /** From now on it refuses nothing. */
    public void takesEverything() {
        refusals.clear();
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                sessions.submit(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Void serve(Socket caller) throws IOException {
        try (caller) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
            say(caller, "220 mail.example");
            for (String command = in.readLine(); command != null; command = in.readLine()) {
                String reply = reply(command);
                say(caller, reply);
                if (reply.startsWith("354")) {
                    take(in, caller);
                }
            }
        }
        return null;
    }

    private void take(BufferedReader in, Socket caller) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); !line.equals(END_OF_MAIL); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        String reply = reply(END_OF_MAIL);
        if (reply.startsWith("2")) {
            taken.add(mail.toString());
        }
        say(caller, reply);
    }

    private String reply(String command) {
        return refusals.entrySet().stream()
                .filter(refusal -> command.startsWith(refusal.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(command.equals("DATA") ? "354 go on" : "250 ok");
    }

    private static void say(Socket caller, String reply) throws IOException {
        caller.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            sessions.shutdownNow();
        }
    }
}
