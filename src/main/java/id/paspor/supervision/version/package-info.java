/** Which cases run on which version of the process, and the command that moves them to the newest one. */
package id.paspor.supervision.version;
