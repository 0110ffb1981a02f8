/** Banks' reports compared with the books. */
package id.paspor.payment.reconciliation;
