/** Who does what: tasks that are handed on, and officers who are absent. */
@NamedInterface("work")
package id.paspor.supervision.work;

import org.springframework.modulith.NamedInterface;
