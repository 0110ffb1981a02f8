/** What people type and paste: made plain, and then told from what nothing can keep, show or send to. */
package id.paspor.kernel.written;
