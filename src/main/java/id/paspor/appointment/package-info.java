/** Interview times: booking, moving, check-in, waitlist, the queue for new times, no-shows. */
@ApplicationModule(
        allowedDependencies = {
            "casefile",
            "casefile :: access",
            "casefile :: photo",
            "casefile :: reason",
            "document",
            "engine",
            "identity",
            "kernel",
            "notification",
            "office",
            "quota",
            "quota :: product",
            "web"
        })
package id.paspor.appointment;

import org.springframework.modulith.ApplicationModule;
