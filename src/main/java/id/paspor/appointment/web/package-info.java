/** The pages of what is in {@code id.paspor.appointment}. */
package id.paspor.appointment.web;
