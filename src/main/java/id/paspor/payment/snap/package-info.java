/** The bank's door by Bank Indonesia's standard (SNAP BI). */
package id.paspor.payment.snap;
