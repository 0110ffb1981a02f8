/** How many interviews an office has: rules, releases, special days, decrees, quotas of products, and the calendar of slots. */
@ApplicationModule(allowedDependencies = {"casefile", "kernel", "office", "office :: calendar", "web"})
package id.paspor.quota;

import org.springframework.modulith.ApplicationModule;
