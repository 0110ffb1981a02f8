/** Late cases: supervisors decide on each, and the tasks of those that are late or nearly come first. */
@NamedInterface("late")
package id.paspor.supervision.late;

import org.springframework.modulith.NamedInterface;
