/** Who may call a handler. Every handler says so, or the program does not start. */
package id.paspor.kernel.access;
