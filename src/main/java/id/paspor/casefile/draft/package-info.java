/** Applications that are being filled in. */
@NamedInterface("draft")
package id.paspor.casefile.draft;

import org.springframework.modulith.NamedInterface;
