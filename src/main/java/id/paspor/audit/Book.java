package id.paspor.audit;

import java.util.List;

/**
 * A table that is only ever added to, whose rows are sealed. The SQL in it is its own module's, over that module's tables.
 *
 * @param table its name; its rows have a number {@code id}
 * @param chain an expression: what the chain of a row is called
 * @param at the column that says when the row was written, by the program's clock
 * @param facts the columns that never change, {@code at} among them
 * @param text the column of free text that the law may want erased, or {@code null}
 * @param ofCase a condition with {@code :registrationNumber}: the rows of a case; {@code null} if no row is one
 *     case's
 */
public record Book(String table, String chain, String at, List<String> facts, String text, String ofCase) {}
