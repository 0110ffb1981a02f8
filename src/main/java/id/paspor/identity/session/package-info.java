/** Sessions of people, kept in the database so that all nodes know them. */
package id.paspor.identity.session;
