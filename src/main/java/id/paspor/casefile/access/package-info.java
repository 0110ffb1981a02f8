/** Who may look at which case file: applicants at their own, officers at their office's; and which officer did, and when. */
@NamedInterface("access")
package id.paspor.casefile.access;

import org.springframework.modulith.NamedInterface;
