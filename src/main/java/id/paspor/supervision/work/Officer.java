package id.paspor.supervision.work;

import java.util.List;

/**
 * Somebody who works at an office.
 *
 * @param id the account
 * @param name first and last name, as far as there are any
 * @param desks the groups
 */
public record Officer(String id, String name, List<String> desks) {}
