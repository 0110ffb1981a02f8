/**
 * What supervisors and treasurers see and set: interview times, booklets and registers of their office, reconciliations, and
 * the watch lists of all offices.
 */
@org.springframework.modulith.ApplicationModule
package id.paspor.supervision;
