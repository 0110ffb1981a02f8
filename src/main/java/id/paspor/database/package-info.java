/** The PostgreSQL that the program brings along when no other is configured, and how entities are written to it. */
@org.springframework.modulith.ApplicationModule
package id.paspor.database;
