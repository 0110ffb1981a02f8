package id.paspor.audit;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table that is only ever added to, whose rows are sealed. The SQL in it is its own module's, over that module's tables.
 *
 * @param table its name; its rows have a number {@code id}
 * @param chain an expression: what the chain of a row is called
 * @param at the column that says when the row was written, by the program's clock
 * @param facts the columns that never change, {@code at} among them
 * @param laterFacts columns that were added when rows were sealed already: of a row that has nothing in them nothing is signed
 * @param text the column of free text that the law may want erased, or {@code null}
 * @param ofCase a condition with {@code :registrationNumber}: the rows of a case; {@code null} if no row is one
 *     case's
 */
public record Book(
        String table,
        String chain,
        String at,
        List<String> facts,
        List<String> laterFacts,
        String text,
        String ofCase) {

    /** A table that has the columns it began with. */
    public Book(String table, String chain, String at, List<String> facts, String text, String ofCase) {
        this(table, chain, at, facts, List.of(), text, ofCase);
    }

    List<String> columns() {
        return Stream.of(facts, laterFacts, text == null ? List.<String>of() : List.of(text))
                .flatMap(List::stream)
                .toList();
    }
}
