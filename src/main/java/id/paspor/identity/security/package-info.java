/** The HTTP side of the doors: who may ask for what, how people and programs sign in, and what is written down of it. */
package id.paspor.identity.security;
