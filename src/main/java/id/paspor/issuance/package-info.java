/** From the cleared applicant to the passport in hand: MRZ, printing, hand-over, the registers of passports. */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "booklet",
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
            "payment",
            "web"
        })
package id.paspor.issuance;

import org.springframework.modulith.ApplicationModule;
