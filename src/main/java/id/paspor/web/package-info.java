/** What the pages of all modules share. */
@ApplicationModule(allowedDependencies = {"engine", "kernel", "office"})
package id.paspor.web;

import org.springframework.modulith.ApplicationModule;
