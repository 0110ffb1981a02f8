/** What a module makes ready when the program starts, before anybody is let in. */
package id.paspor.kernel.preparation;
