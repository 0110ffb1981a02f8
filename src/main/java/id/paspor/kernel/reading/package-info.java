/** What several modules have of a case, read for a page by one statement. */
package id.paspor.kernel.reading;
