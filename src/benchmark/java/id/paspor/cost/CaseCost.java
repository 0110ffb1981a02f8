package id.paspor.cost;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.benchmark.CostPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What a case costs on both sides: as text, as JSON, and on the page of costs. */
record CaseCost(Side ours, Side stock) {

    private static final double KB = 1024;
    private static final int TABLES = 15;

    /** What each turn cost for a case, and what a case left behind. */
    record Side(List<Figures> turns, Map<String, Double> bytesLeft, double engineRows) {

        private double mean(ToDoubleFunction<Figures> figure) {
            return turns.stream().mapToDouble(figure).average().orElseThrow();
        }

        private double kbLeft() {
            return bytesLeft.values().stream().mapToDouble(Double::doubleValue).sum() / KB;
        }
    }

    /** A figure on both sides; the ratio is the median of the pairs' ratios. */
    record Row(String what, double ours, double stock, double ratio) {}

    private Row row(String what, ToDoubleFunction<Figures> figure) {
        double[] ratios = new double[ours.turns().size()];
        for (int pair = 0; pair < ratios.length; pair++) {
            ratios[pair] = figure.applyAsDouble(ours.turns().get(pair))
                    / figure.applyAsDouble(stock.turns().get(pair));
        }
        return new Row(
                what,
                ours.mean(figure),
                stock.mean(figure),
                Arrays.stream(ratios).sorted().toArray()[ratios.length / 2]);
    }

    private static Row row(String what, double ours, double stock) {
        return new Row(what, ours, stock, ours / stock);
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>(List.of(
                row("statements", Figures::statements),
                row("statements that read", Figures::reads),
                row("statements that write or lock", Figures::writes),
                row("transactions", Figures::commits),
                row("kB of WAL", turn -> turn.walBytes() / KB),
                row("ms of the program on processors", Figures::jvmMillis),
                row("ms of PostgreSQL on processors", Figures::databaseMillis),
                row("cases per second", turn -> 1 / turn.seconds())));
        rows.add(row("kB left in tables", ours.kbLeft(), stock.kbLeft()));
        rows.add(row("rows left in the engine's tables", ours.engineRows(), stock.engineRows()));
        return rows;
    }

    /** The tables in which a case leaves most, in kB. */
    List<Row> tables() {
        return ours.bytesLeft().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(TABLES)
                .map(table -> row(
                        table.getKey(),
                        table.getValue() / KB,
                        stock.bytesLeft().getOrDefault(table.getKey(), 0.0) / KB))
                .toList();
    }

    String asText() {
        return "| of a case | here | stock engine | here against stock |\n|---|---|---|---|\n" + lines(rows())
                + "\n\n| kB left in | here | stock engine | |\n|---|---|---|---|\n" + lines(tables());
    }

    private static String lines(List<Row> rows) {
        return rows.stream()
                .map(row -> "| %s | %.1f | %.1f | %s |"
                        .formatted(
                                row.what(),
                                row.ours(),
                                row.stock(),
                                row.stock() == 0 ? "" : "%.2f".formatted(row.ratio())))
                .collect(Collectors.joining("\n"));
    }

    /** Keeps it as text and JSON, and makes the page of costs anew. */
    void write() throws IOException {
        Files.createDirectories(CostPage.HOME);
        Files.writeString(CostPage.HOME.resolve(CostPage.CASE + ".txt"), asText() + "\n");
        Path json = CostPage.HOME.resolve(CostPage.CASE + ".json");
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(json.toFile(), Map.of("case", rows(), "tables", tables(), "ours", ours, "stock", stock));
        CostPage.write();
    }
}
