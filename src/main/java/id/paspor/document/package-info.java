/** Which documents a case needs, and what the officer found. */
@ApplicationModule(
        allowedDependencies = {
            "casefile",
            "casefile :: access",
            "casefile :: photo",
            "content",
            "engine",
            "kernel",
            "notification",
            "office"
        })
package id.paspor.document;

import org.springframework.modulith.ApplicationModule;
