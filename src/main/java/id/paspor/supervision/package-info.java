/** What supervisors see and set: interview times of their office, watch lists of all offices. */
@org.springframework.modulith.ApplicationModule
package id.paspor.supervision;
