/** Reading what banks report: CSV, and statements by ISO 20022 (camt.053). */
package id.paspor.payment.report;
