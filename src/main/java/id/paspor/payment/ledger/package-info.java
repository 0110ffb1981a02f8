/** The double-entry ledger, which is only ever added to. */
package id.paspor.payment.ledger;
