/** The pages: the applicant's, and the officer's case file. */
@org.springframework.modulith.ApplicationModule
package id.paspor.portal;
