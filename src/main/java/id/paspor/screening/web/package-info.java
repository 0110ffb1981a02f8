/** The pages of what is in {@code id.paspor.screening}. */
package id.paspor.screening.web;
