/** The days on which the whole country rests, as decrees name them. */
@NamedInterface("calendar")
package id.paspor.office.calendar;

import org.springframework.modulith.NamedInterface;
