/** Messages to people by e-mail: about a case, kept for its inbox too, or to an address alone. */
@org.springframework.modulith.ApplicationModule
package id.paspor.notification;
