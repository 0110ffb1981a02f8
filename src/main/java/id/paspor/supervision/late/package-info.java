/** Late cases: supervisors decide on each, and the tasks of those that are late or nearly come first. */
package id.paspor.supervision.late;
