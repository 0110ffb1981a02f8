/** The pages of what is in {@code id.paspor.payment}. */
package id.paspor.payment.web;
