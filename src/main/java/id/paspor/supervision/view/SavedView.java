package id.paspor.supervision.view;

/**
 * Filters under a name.
 *
 * @param filters as in the address of the list
 */
public record SavedView(long id, String name, String filters) {}
