/** The pages of what is in {@code id.paspor.quota}. */
package id.paspor.quota.web;
