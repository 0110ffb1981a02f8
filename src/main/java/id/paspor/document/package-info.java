/** Which documents a case needs, and what the officer found. */
@org.springframework.modulith.ApplicationModule
package id.paspor.document;
