/** What supervisors see and set: interview times of their office, and its registers of passports. */
@org.springframework.modulith.ApplicationModule
package id.paspor.supervision;
