/** What all modules share of the process engine: configuration, the form gate, lasting variables, the filter of its history. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"kernel"})
package id.paspor.engine;

import org.springframework.modulith.ApplicationModule;
