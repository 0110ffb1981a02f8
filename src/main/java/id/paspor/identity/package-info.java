/** Accounts, groups, offices as tenants, what each may do, and the one login that opens every door. */
@org.springframework.modulith.ApplicationModule
package id.paspor.identity;
