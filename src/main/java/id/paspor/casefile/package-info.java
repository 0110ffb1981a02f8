/** The case file of one passport application: registration, applicant's data, photo, eligibility, status and its history. */
@org.springframework.modulith.ApplicationModule
package id.paspor.casefile;
