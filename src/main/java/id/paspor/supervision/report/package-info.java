/** The monthly report of an office: drawn up from events and ledgers, kept as it was sent. */
package id.paspor.supervision.report;
