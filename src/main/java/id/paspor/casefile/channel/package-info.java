/** By which channel an applicant is told what happens. */
@NamedInterface("channel")
package id.paspor.casefile.channel;

import org.springframework.modulith.NamedInterface;
