/** Frees the bookings that an office takes back, one by one after the change that takes them back. */
package id.paspor.appointment.displacement;
