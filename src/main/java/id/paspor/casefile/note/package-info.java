/** What officers write to each other about a case. */
@NamedInterface("note")
package id.paspor.casefile.note;

import org.springframework.modulith.NamedInterface;
