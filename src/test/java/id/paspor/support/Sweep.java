package id.paspor.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks for values in every column of every table there is, of the program and of the engine, and in every file below a
 * directory. It knows no table: one that is new is looked through too.
 */
public final class Sweep {

    private static final int OF_A_CONTENT = 40;

    private final JdbcClient jdbc;
    private final Path directory;

    /** For each table a statement that names its columns in which there is something. */
    private final Map<String, String> tables = new TreeMap<>();

    public Sweep(JdbcClient jdbc, Path directory) {
        this.jdbc = jdbc;
        this.directory = directory;
        Map<String, List<String>> columns = new TreeMap<>();
        jdbc.sql("""
                select c.table_name, c.column_name, c.data_type from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' order by 1, c.ordinal_position""").query(row -> {
            columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                    .add(found(row.getString(2), row.getString(3)));
        });
        columns.forEach((table, found) -> tables.put(
                table,
                "select unnest(array_remove(array[" + String.join(", ", found) + "], null)) from \"" + table + '"'));
    }

    private static String found(String column, String type) {
        String like = type.equals("bytea")
                ? "encode(\"%s\", 'hex') like any (:contents)".formatted(column)
                : "lower(cast(\"%s\" as text)) like any (:texts)".formatted(column);
        return "case when bool_or(" + like + ") then '" + column + "' end";
    }

    /** Where these are: columns as {@code table.column}, and files. Texts are compared without regard to case. */
    public List<String> finds(Collection<String> texts, Collection<byte[]> contents) {
        List<String> lower =
                texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
        String[] hex = Stream.concat(
                        texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)),
                        contents.stream().map(Sweep::middle))
                .map(bytes -> "%" + HexFormat.of().formatHex(bytes) + "%")
                .toArray(String[]::new);
        String[] patterns = lower.stream()
                .map(text -> "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toArray(String[]::new);
        List<String> found = new ArrayList<>();
        tables.forEach((table, statement) -> jdbc.sql(statement)
                .param("texts", patterns)
                .param("contents", hex)
                .query(String.class)
                .list()
                .forEach(column -> found.add(table + "." + column)));
        found.addAll(files(lower));
        return found;
    }

    private List<String> files(List<String> texts) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> texts.stream().anyMatch(content(file)::contains))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Of a file, what its format does not begin and end with. */
    private static byte[] middle(byte[] content) {
        int from = content.length / 2;
        return Arrays.copyOfRange(content, from, Math.min(content.length, from + OF_A_CONTENT));
    }
}
