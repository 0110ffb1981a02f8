/** Immigration offices: where they are, what they offer, when they are open, and the deadlines that follow from it. */
@org.springframework.modulith.ApplicationModule
package id.paspor.office;
