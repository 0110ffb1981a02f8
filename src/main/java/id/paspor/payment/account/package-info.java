/** The virtual accounts of cases at the banks. */
@NamedInterface("account")
package id.paspor.payment.account;

import org.springframework.modulith.NamedInterface;
