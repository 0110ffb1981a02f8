package id.paspor.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.web.util.HtmlUtils;

/**
 * The page of costs, with charts, made of what the benchmarks of a case and of its requests kept as JSON. Its copy in
 * {@code docs/benchmarks} is replaced by hand when figures are told anew.
 */
public final class CostPage {

    /** Where benchmarks keep what they measured. */
    public static final Path HOME = Path.of("target", "benchmark");

    /** What the benchmark of a case keeps. */
    public static final String CASE = "case-cost";

    /** What the benchmark of requests keeps. */
    public static final String REQUESTS = "request-cost";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>What a case costs</title>
            <style>
            body { font: 16px/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1b1b1b; }
            table { border-collapse: collapse; width: 100%%; margin-bottom: 2rem; }
            th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #ccc; }
            td.number { text-align: right; white-space: nowrap; }
            td.chart { width: 45%%; }
            svg { display: block; }
            .ours { fill: #005a9c; }
            .stock { fill: #a35200; }
            </style>
            </head>
            <body>
            <h1>What a case costs</h1>
            <p><svg width="12" height="12" style="display: inline"><rect class="ours" width="12" height="12"/></svg> this program,
            <svg width="12" height="12" style="display: inline"><rect class="stock" width="12" height="12"/></svg> Camunda's starter
            as it comes, with the same diagram and steps that do nothing, by the same calls on the same server.
            Made by <code>CaseCostBenchmark</code> and <code>RequestCostBenchmark</code>; see <a href="../benchmarks.md">benchmarks</a>.</p>
            %s
            </body>
            </html>
            """;

    private CostPage() {}

    /** Makes the page of whatever has been measured. */
    public static void write() throws IOException {
        List<String> parts = new ArrayList<>();
        Path ofCase = HOME.resolve(CASE + ".json");
        if (Files.exists(ofCase)) {
            JsonNode cost = JSON.readTree(ofCase.toFile());
            parts.add(compared("From the start form to the passport handed over", cost.path("case")));
            parts.add(compared("kB left in the tables in which a case leaves most", cost.path("tables")));
        }
        Path ofRequests = HOME.resolve(REQUESTS + ".json");
        if (Files.exists(ofRequests)) {
            parts.add(requests(JSON.readTree(ofRequests.toFile())));
        }
        Files.writeString(HOME.resolve("costs.html"), PAGE.formatted(String.join("\n", parts)));
    }

    private static String compared(String title, JsonNode rows) {
        return table(
                title,
                "<th>of a case</th><th></th><th>here</th><th>stock</th><th>ratio</th>",
                stream(rows).stream()
                        .map(row -> {
                            double ours = row.path("ours").asDouble();
                            double stock = row.path("stock").asDouble();
                            double most = Math.max(ours, stock);
                            return "<tr><td>" + text(row.path("what")) + "</td><td class=\"chart\">"
                                    + bars(ours / most, stock / most) + "</td>" + number("%.1f", ours)
                                    + number("%.1f", stock)
                                    + (stock == 0
                                            ? "<td></td>"
                                            : number("%.2f", row.path("ratio").asDouble()))
                                    + "</tr>";
                        })
                        .toList());
    }

    private static String requests(JsonNode kinds) {
        List<JsonNode> dearest = stream(kinds).stream()
                .sorted(Comparator.comparingDouble(CostPage::millisOfCase).reversed())
                .toList();
        double most = dearest.stream().mapToDouble(CostPage::millisOfCase).max().orElse(1);
        return table(
                "Each kind of request",
                "<th>kind</th><th>ms of the program on processors, of a case</th><th>times a case</th><th>statements</th>"
                        + "<th>of them write</th><th>transactions</th><th>ms each</th>",
                dearest.stream()
                        .map(kind -> "<tr><td>" + text(kind.path("kind")) + "</td><td class=\"chart\">"
                                + bars(millisOfCase(kind) / most, 0) + "</td>"
                                + number("%.1f", kind.path("timesPerCase").asDouble())
                                + number("%.1f", kind.path("statements").asDouble())
                                + number("%.1f", kind.path("writes").asDouble())
                                + number("%.1f", kind.path("commits").asDouble())
                                + number("%.1f", kind.path("cpuMillis").asDouble())
                                + "</tr>")
                        .toList());
    }

    private static double millisOfCase(JsonNode kind) {
        return kind.path("timesPerCase").asDouble() * kind.path("cpuMillis").asDouble();
    }

    private static List<JsonNode> stream(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private static String table(String title, String head, List<String> rows) {
        return "<h2>" + title + "</h2>\n<table>\n<tr>" + head + "</tr>\n"
                + rows.stream().collect(Collectors.joining("\n")) + "\n</table>";
    }

    private static String text(JsonNode text) {
        return HtmlUtils.htmlEscape(text.asText());
    }

    private static String number(String format, double number) {
        return "<td class=\"number\">" + format.formatted(number) + "</td>";
    }

    /** Two bars as parts of the longest; one that is 0 is left out. */
    private static String bars(double ours, double stock) {
        String bar = "<rect class=\"%s\" y=\"%d\" width=\"%.0f%%\" height=\"9\"/>";
        return "<svg width=\"100%\" height=\"20\" aria-hidden=\"true\">" + bar.formatted("ours", 0, 100 * ours)
                + (stock == 0 ? "" : bar.formatted("stock", 10, 100 * stock)) + "</svg>";
    }
}
