/** Why something happened to a case: the lists that officers choose from, and their own words. */
@NamedInterface("reason")
package id.paspor.casefile.reason;

import org.springframework.modulith.NamedInterface;
