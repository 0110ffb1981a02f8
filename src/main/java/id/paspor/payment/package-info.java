/** The fee: bill, virtual account, payments and the ledger. Money is whole rupiah. */
@org.springframework.modulith.ApplicationModule
package id.paspor.payment;
