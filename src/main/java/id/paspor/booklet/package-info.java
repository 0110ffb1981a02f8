/** Passport booklets: the stock of blanks, who gets one in which order, the ledger, counts and disposal. */
@ApplicationModule(allowedDependencies = {"audit", "casefile", "engine", "kernel", "office", "payment", "web"})
package id.paspor.booklet;

import org.springframework.modulith.ApplicationModule;
