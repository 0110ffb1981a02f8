/** What people say after pickup, anonymously: two questions, once for each case, in figures for the office. */
@ApplicationModule(allowedDependencies = {"casefile", "casefile :: access", "kernel", "office", "web"})
package id.paspor.feedback;

import org.springframework.modulith.ApplicationModule;
