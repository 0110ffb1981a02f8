package id.paspor.hostile;

import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * One hostile request.
 *
 * @param what it tries, for who reads a finding
 * @param path with its query, encoded
 * @param contentType {@code null} without a body
 */
record Attack(Door door, String what, String path, String contentType, byte[] body, Map<String, String> headers) {

    static Attack on(Door door, String what, String path) {
        return new Attack(door, what, path, null, null, Map.of());
    }

    Attack with(String type, String text) {
        return new Attack(door, what, path, type, text.getBytes(StandardCharsets.UTF_8), headers);
    }

    Attack with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Attack(door, what, path, contentType, body, all);
    }

    /** Sends it; a door that takes forms gets its token. */
    Answer by(Client somebody, String token) {
        String query = token == null || !door.takesABody() ? "" : (path.contains("?") ? "&" : "?") + "_csrf=" + token;
        return somebody.send(door.method(), path + query, contentType, body, headers);
    }

    @Override
    public String toString() {
        return door + ": " + what;
    }
}
