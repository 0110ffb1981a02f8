/** The bank played on a developer's machine, and the first stock of the demonstration; absent on a database of one's own. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "booklet",
            "kernel",
            "office",
            "payment",
            "payment :: account",
            "screening",
            "web"
        })
package id.paspor.simulator;

import org.springframework.modulith.ApplicationModule;
