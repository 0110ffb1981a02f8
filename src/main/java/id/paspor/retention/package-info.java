/** Erases by schedule what is past its term, and says what it did. */
@ApplicationModule(allowedDependencies = {"casefile", "casefile :: hold", "kernel", "web"})
package id.paspor.retention;

import org.springframework.modulith.ApplicationModule;
