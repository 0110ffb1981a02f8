/** The case file of one passport application: registration, applicant's data, photo, eligibility, status and its history. */
@ApplicationModule(allowedDependencies = {"audit", "content", "engine", "kernel", "office"})
package id.paspor.casefile;

import org.springframework.modulith.ApplicationModule;
