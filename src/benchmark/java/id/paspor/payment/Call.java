package id.paspor.payment;

import id.paspor.benchmark.Http.Reply;
import id.paspor.benchmark.Payment;

/**
 * A report of a payment and what was answered.
 *
 * @param repeat whether the payment had been reported before
 */
record Call(Payment payment, boolean repeat, Reply reply) {}
