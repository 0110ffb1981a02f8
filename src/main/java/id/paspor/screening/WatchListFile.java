package id.paspor.screening;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.util.unit.DataSize;

/** Reads the CSV file of a watch list: all of it, or it says line by line what is wrong. */
final class WatchListFile {

    static final int MOST_ENTRIES = 100_000;

    private static final int MOST_PROBLEMS = 20;
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();

    private final WatchList list;
    private final List<Problem> problems = new ArrayList<>();
    private int furtherProblems;

    private WatchListFile(WatchList list) {
        this.list = list;
    }

    /**
     * The entries of a file in UTF-8, with or without a byte order mark.
     *
     * @param most how large the file may be
     * @throws Refusal naming the first lines that are wrong, and how many more there are
     */
    static List<WatchListEntry> read(WatchList list, byte[] file, DataSize most) {
        if (file.length == 0) {
            throw refused(new Problem(null, "watch-list.no-file"));
        }
        if (file.length > most.toBytes()) {
            throw refused(new Problem(null, "watch-list.too-large", most.toMegabytes()));
        }
        return new WatchListFile(list).entries(text(file));
    }

    private List<WatchListEntry> entries(String text) {
        List<WatchListEntry> entries = new ArrayList<>();
        Map<WatchListEntry, Long> lines = new HashMap<>();
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            Iterator<CSVRecord> rows = parser.iterator();
            checkHeader(rows);
            while (hasNext(rows, parser)) {
                if (entries.size() == MOST_ENTRIES) {
                    throw refused(new Problem(null, "watch-list.too-many", MOST_ENTRIES));
                }
                entries.add(entry(new WatchListLine(list, rows.next(), parser.getCurrentLineNumber()), lines));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (entries.isEmpty() && problems.isEmpty()) {
            note(new Problem(null, "watch-list.no-entries"));
        }
        if (furtherProblems > 0) {
            problems.add(new Problem(null, "watch-list.more", furtherProblems));
        }
        Refusal.requireNone(problems);
        return entries;
    }

    private WatchListEntry entry(WatchListLine line, Map<WatchListEntry, Long> lines) {
        WatchListEntry entry = line.entry();
        line.problems().forEach(this::note);
        Long earlier = line.problems().isEmpty() ? lines.putIfAbsent(entry, line.number()) : null;
        if (earlier != null) {
            note(line.problem("watch-list.repeated", earlier.toString()));
        }
        return entry;
    }

    private void checkHeader(Iterator<CSVRecord> rows) {
        Problem wrong = new Problem(null, "watch-list.columns", String.join(",", list.columns()));
        try {
            if (!rows.hasNext() || !rows.next().toList().equals(list.columns())) {
                throw refused(wrong);
            }
        } catch (UncheckedIOException malformed) {
            throw refused(wrong);
        }
    }

    /** Whether there is another line; quotes that do not match are the end, because nothing after them makes sense. */
    private boolean hasNext(Iterator<CSVRecord> rows, CSVParser parser) {
        long read = parser.getCurrentLineNumber();
        try {
            return rows.hasNext();
        } catch (UncheckedIOException malformed) {
            note(new Problem(null, "watch-list.quotes", String.valueOf(read + 1)));
            return false;
        }
    }

    private void note(Problem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        } else {
            furtherProblems++;
        }
    }

    private static String text(byte[] file) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer text = CharBuffer.allocate(file.length);
        if (decoder.decode(bytes, text, true).isError()) {
            int line = 1;
            for (int at = 0; at < bytes.position(); at++) {
                line += file[at] == '\n' ? 1 : 0;
            }
            throw refused(new Problem(null, "watch-list.not-utf8", String.valueOf(line)));
        }
        return text.flip().toString().replaceFirst("^\uFEFF", "");
    }

    private static Refusal refused(Problem problem) {
        return Refusal.invalid(List.of(problem));
    }
}
