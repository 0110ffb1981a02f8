/** Pages about one's own account. */
package id.paspor.identity.web;
