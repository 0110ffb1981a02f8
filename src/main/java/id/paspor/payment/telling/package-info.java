/** How processes learn that their bill is paid. */
package id.paspor.payment.telling;
