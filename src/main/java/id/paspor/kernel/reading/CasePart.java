package id.paspor.kernel.reading;

/**
 * What a module has of a case, told apart from how it is read, so that a page reads the parts of several modules by one
 * statement. It stands in the repository of its table.
 *
 * @param type what a row becomes: a record, or an entity that is only looked at, whose components or fields are named as the
 *     columns
 * @param sql a query of the module's own tables for the rows in their order; {@code :case} is the number of the case
 */
public record CasePart<T>(Class<T> type, String sql) {}
