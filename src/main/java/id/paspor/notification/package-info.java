/** Messages to people by e-mail, SMS or WhatsApp: about a case, kept for its inbox too, or to an address alone. */
@ApplicationModule(
        allowedDependencies = {
            "casefile",
            "casefile :: channel",
            "casefile :: correction",
            "identity",
            "kernel",
            "office"
        })
package id.paspor.notification;

import org.springframework.modulith.ApplicationModule;
