/** What officers counted of the blank booklets. */
package id.paspor.booklet.count;
