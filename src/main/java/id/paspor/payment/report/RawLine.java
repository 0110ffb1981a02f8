package id.paspor.payment.report;

/**
 * One credit as a report writes it; what is missing is {@code null}.
 *
 * @param number of the line or entry in the file, from 1
 * @param amount whole rupiah, or {@code null} when it is no such amount by the rules of the format
 * @param time when the payer paid, or the day on which it was booked
 */
record RawLine(long number, String id, String account, Long amount, String currency, String time, String referenceNo) {}
