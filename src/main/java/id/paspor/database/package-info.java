/** The PostgreSQL that the program brings along when no other is configured, and how entities are written to it. */
@ApplicationModule(allowedDependencies = {})
package id.paspor.database;

import org.springframework.modulith.ApplicationModule;
