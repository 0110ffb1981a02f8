/** The pages with which supervisors mend and share out the work of their office. */
package id.paspor.supervision.web;
