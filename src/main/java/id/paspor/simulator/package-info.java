/** The bank played on a developer's machine, and the first stock of the demonstration; absent on a database of one's own. */
@org.springframework.modulith.ApplicationModule
package id.paspor.simulator;
