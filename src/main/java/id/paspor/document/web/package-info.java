/** The pages of what is in {@code id.paspor.document}. */
package id.paspor.document.web;
