/** The content of photos and copies: kept in the database or in a store that speaks S3, and moved between them. */
@ApplicationModule(allowedDependencies = {"kernel"})
package id.paspor.content;

import org.springframework.modulith.ApplicationModule;
