/** How tables keep what entities of all modules have. */
package id.paspor.kernel.table;
