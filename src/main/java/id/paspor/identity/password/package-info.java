/** Passwords: which may be chosen, how they are kept, and how people change them. */
package id.paspor.identity.password;
