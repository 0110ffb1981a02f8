package id.paspor.kills;

import id.paspor.benchmark.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/** The nodes of a run, as a proxy knows them: one that was killed has a successor at another port. */
final class MortalNodes implements AutoCloseable {

    private final String name;
    private final Path home;
    private final String url;
    private final Map<String, String> settings;
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private int started;

    MortalNodes(String name, Path home, String url, Map<String, String> settings) {
        this.name = name;
        this.home = home;
        this.url = url;
        this.settings = settings;
    }

    /** Starts so many. */
    void start(int number) {
        while (nodes.size() < number) {
            nodes.add(successor());
        }
    }

    /** One that lives, unless none does. */
    Node any() {
        List<Node> living = nodes.stream().filter(Node::isAlive).toList();
        List<Node> chosen = living.isEmpty() ? nodes : living;
        return chosen.get(ThreadLocalRandom.current().nextInt(chosen.size()));
    }

    int size() {
        return nodes.size();
    }

    /** Ends one as {@code kill -9} does. */
    void kill(int number) {
        nodes.get(number).kill();
    }

    /** Starts another in the place of one that was killed, and waits until it takes requests. */
    void replace(int number) {
        nodes.set(number, successor());
    }

    private Node successor() {
        started++;
        return Node.start(name + "-" + started, home, url, settings);
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
    }
}
