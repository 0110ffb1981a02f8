/** Interview times: quotas, slots, booking, rescheduling, no-shows. */
@ApplicationModule(allowedDependencies = {"casefile", "document", "engine", "kernel", "notification", "office", "web"})
package id.paspor.appointment;

import org.springframework.modulith.ApplicationModule;
