/** The form gate: what a form asks is enforced at every door, and handed to the modules as typed records. */
package id.paspor.engine.form;
