/** The pages: the applicant's, and the officer's case file. */
@ApplicationModule(
        allowedDependencies = {
            "appointment",
            "audit",
            "casefile",
            "casefile :: access",
            "casefile :: channel",
            "casefile :: clock",
            "casefile :: correction",
            "casefile :: draft",
            "casefile :: hold",
            "casefile :: note",
            "casefile :: photo",
            "casefile :: revision",
            "document",
            "engine",
            "feedback",
            "identity",
            "issuance",
            "kernel",
            "notification",
            "office",
            "payment",
            "payment :: account",
            "payment :: book",
            "quota",
            "supervision :: late",
            "supervision :: work",
            "web"
        })
package id.paspor.portal;

import org.springframework.modulith.ApplicationModule;
