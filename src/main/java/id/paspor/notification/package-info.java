/** Messages to people by e-mail: about a case, kept for its inbox too, or to an address alone. */
@ApplicationModule(allowedDependencies = {"casefile", "casefile :: correction", "identity", "kernel", "office"})
package id.paspor.notification;

import org.springframework.modulith.ApplicationModule;
