/** What only a supervisor sees across modules: what waits, what is late or stuck, and the list of all cases. */
@ApplicationModule(
        allowedDependencies = {
            "appointment",
            "booklet",
            "casefile",
            "casefile :: clock",
            "casefile :: reason",
            "engine",
            "feedback",
            "identity",
            "kernel",
            "notification",
            "office",
            "payment",
            "web"
        })
package id.paspor.supervision;

import org.springframework.modulith.ApplicationModule;
