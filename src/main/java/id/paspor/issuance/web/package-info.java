/** The pages of what is in {@code id.paspor.issuance}. */
package id.paspor.issuance.web;
