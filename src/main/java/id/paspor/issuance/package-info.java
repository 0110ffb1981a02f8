/** From the cleared applicant to the passport in hand: screening, booklet stock, MRZ, printing, hand-over. */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "casefile",
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
