/** Chains of what must not change unseen: rows that are only ever added are sealed, verified, and handed out with proof. */
@ApplicationModule(allowedDependencies = {"database", "kernel"})
package id.paspor.audit;

import org.springframework.modulith.ApplicationModule;
