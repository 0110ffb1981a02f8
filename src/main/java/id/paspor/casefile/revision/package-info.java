/** What applicants changed in what they had declared. */
@NamedInterface("revision")
package id.paspor.casefile.revision;

import org.springframework.modulith.NamedInterface;
