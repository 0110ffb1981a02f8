package id.paspor.hostile;

import java.util.List;

/**
 * One door of the program: a method at a path, in which variables stand in braces.
 *
 * @param parameters what it takes as a query or a form
 * @param properties what it takes in a JSON object
 */
public record Door(String method, String path, List<String> parameters, List<String> properties) {

    boolean isOfTheEngine() {
        return path.startsWith("/engine-rest/") || path.startsWith("/camunda/");
    }

    boolean takesABody() {
        return !List.of("GET", "HEAD", "OPTIONS", "DELETE").contains(method);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
