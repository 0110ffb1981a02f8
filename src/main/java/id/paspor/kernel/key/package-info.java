/** Keys that all nodes share, and what signs with them. */
package id.paspor.kernel.key;
