/** What happened at an office, counted from the histories of its cases: today, by day and week, this month against last. */
package id.paspor.supervision.figures;
