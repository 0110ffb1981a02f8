/** The photo of the applicant, and how pictures that somebody sends are made safe. */
@NamedInterface("photo")
package id.paspor.casefile.photo;

import org.springframework.modulith.NamedInterface;
