/** Limits on how often something may be done, counted by one node or by all together. */
package id.paspor.kernel.limit;
