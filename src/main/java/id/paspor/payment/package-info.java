/** The fee: bill, virtual account, payments and the ledger. Money is whole rupiah. */
@ApplicationModule(allowedDependencies = {"audit", "casefile", "engine", "kernel", "notification", "office", "web"})
package id.paspor.payment;

import org.springframework.modulith.ApplicationModule;
