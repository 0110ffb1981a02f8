/** The waiting room before a release of interview times: a draw, and a queue that moves at a fixed pace. */
package id.paspor.appointment.waitingroom;
