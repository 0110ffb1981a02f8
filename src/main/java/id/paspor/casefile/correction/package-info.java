/** What applicants ask to have corrected in what is held about them. */
@NamedInterface("correction")
package id.paspor.casefile.correction;

import org.springframework.modulith.NamedInterface;
