/** Messages to the applicant: kept for the portal's inbox, and sent by e-mail. */
@org.springframework.modulith.ApplicationModule
package id.paspor.notification;
