/** Watch lists and registers in which applicants are looked up, and what was found. */
@ApplicationModule(
        allowedDependencies = {
            "casefile",
            "casefile :: reason",
            "document",
            "engine",
            "issuance",
            "kernel",
            "office",
            "web"
        })
package id.paspor.screening;

import org.springframework.modulith.ApplicationModule;
