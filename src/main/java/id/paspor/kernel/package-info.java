/** The few words every module speaks: refusals, bilingual texts, the clock, who is acting. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package id.paspor.kernel;

import org.springframework.modulith.ApplicationModule;
