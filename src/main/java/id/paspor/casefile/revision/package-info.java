/** What was changed in what applicants had declared. */
@NamedInterface("revision")
package id.paspor.casefile.revision;

import org.springframework.modulith.NamedInterface;
