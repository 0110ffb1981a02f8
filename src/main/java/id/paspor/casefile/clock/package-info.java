/** The clocks of a case: what of its terms is used, and from when it is late. */
@NamedInterface("clock")
package id.paspor.casefile.clock;

import org.springframework.modulith.NamedInterface;
