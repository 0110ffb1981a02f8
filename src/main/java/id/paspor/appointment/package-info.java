/** Interview times: quotas, slots, booking, rescheduling, no-shows. */
@org.springframework.modulith.ApplicationModule
package id.paspor.appointment;
