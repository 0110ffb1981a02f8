/** What supervisors, treasurers and printing desks see and set: interview times, reconciliations, booklets. */
@org.springframework.modulith.ApplicationModule
package id.paspor.supervision;
