/** Chains of what must not change unseen: rows that are only ever added are sealed, verified, and handed out with proof. */
@org.springframework.modulith.ApplicationModule
package id.paspor.audit;
