/** Which documents a case needs, and what the officer found. */
@ApplicationModule(
        allowedDependencies = {
            "casefile",
            "casefile :: access",
            "casefile :: photo",
            "casefile :: reason",
            "content",
            "engine",
            "identity",
            "kernel",
            "notification",
            "office",
            "web"
        })
package id.paspor.document;

import org.springframework.modulith.ApplicationModule;
