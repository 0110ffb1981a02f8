/** Accounts, groups, offices as tenants, what each may do, and the one login that opens every door. */
@ApplicationModule(allowedDependencies = {"engine", "kernel", "office", "web"})
package id.paspor.identity;

import org.springframework.modulith.ApplicationModule;
