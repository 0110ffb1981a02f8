/** What has a term after which it is erased, and what a module does to erase it. */
package id.paspor.kernel.erasure;
