/** The page that shows terms, what would go, and what went. */
package id.paspor.retention.web;
