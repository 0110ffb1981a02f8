/** Which officer looked at which case file, and when. */
@NamedInterface("access")
package id.paspor.casefile.access;

import org.springframework.modulith.NamedInterface;
