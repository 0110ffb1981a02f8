/** The books of a treasurer: what was paid and what is owed at an office, what it earned, what is to be given back, and the ledger. */
@NamedInterface("book")
package id.paspor.payment.book;

import org.springframework.modulith.NamedInterface;
