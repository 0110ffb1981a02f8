/** Filters of the list of cases that supervisors keep under a name. */
package id.paspor.supervision.view;
