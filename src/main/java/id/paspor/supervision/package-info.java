/** What supervisors see and set: interview times of their office. */
@org.springframework.modulith.ApplicationModule
package id.paspor.supervision;
