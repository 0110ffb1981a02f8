/** Immigration offices: where they are, what they offer, when they are open, and the deadlines that follow from it. */
@ApplicationModule(allowedDependencies = {"kernel"})
package id.paspor.office;

import org.springframework.modulith.ApplicationModule;
