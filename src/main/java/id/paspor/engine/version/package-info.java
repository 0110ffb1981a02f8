/** Which version of its process a case runs on, and how it comes to a newer one. */
package id.paspor.engine.version;
