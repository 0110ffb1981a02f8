/** What the pages of all modules share. */
@org.springframework.modulith.ApplicationModule
package id.paspor.web;
