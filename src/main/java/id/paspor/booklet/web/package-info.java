/** The pages of what is in {@code id.paspor.booklet}. */
package id.paspor.booklet.web;
