package id.paspor.engine.rest;

import id.paspor.kernel.Groups;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;

/**
 * The operations of the engine's REST interface that are open, and for whom: {@code engine-operations.txt} names them all.
 * An operation is the method and the template of the path, such as {@code GET /task/{id}/form}.
 */
public final class EngineOperations {

    private static final String LIST = "engine-operations.txt";
    private static final String EVERYONE = "everyone";
    private static final String SELF = "self";
    private static final String OFFICERS = "officers";

    private final Map<String, Set<String>> open;

    private EngineOperations(Map<String, Set<String>> open) {
        this.open = open;
    }

    /**
     * Reads the list that the program brings.
     *
     * @throws IllegalStateException when a line of it cannot be read
     */
    public static EngineOperations read() {
        try {
            return of(new ClassPathResource(LIST).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static EngineOperations of(String list) {
        Map<String, Set<String>> open = new TreeMap<>();
        list.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> add(open, line));
        return new EngineOperations(open);
    }

    private static void add(Map<String, Set<String>> open, String line) {
        String[] parts = line.split(" +", 3);
        boolean twice = parts.length == 3 && open.put(parts[0] + " " + parts[1], audience(parts[2])) != null;
        if (parts.length < 3 || twice) {
            throw new IllegalStateException(LIST + ": " + line);
        }
    }

    private static Set<String> audience(String names) {
        Set<String> audience = new HashSet<>();
        Arrays.stream(names.split(", *"))
                .forEach(name -> audience.addAll(name.equals(OFFICERS) ? Groups.OFFICERS : List.of(name)));
        return audience;
    }

    /**
     * Whether an operation is open.
     *
     * @param groups the caller's
     * @param onOwnAccount whether the account in the path is the caller's
     */
    public boolean isOpen(String operation, Collection<String> groups, boolean onOwnAccount) {
        Set<String> audience = open.getOrDefault(operation, Set.of());
        return audience.contains(EVERYONE)
                || audience.contains(SELF) && onOwnAccount
                || groups.stream().anyMatch(audience::contains);
    }

    /** All open operations, as they stand in the list. */
    public Set<String> all() {
        return open.keySet();
    }
}
