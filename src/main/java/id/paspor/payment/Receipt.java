package id.paspor.payment;

import id.paspor.payment.account.VirtualAccountNumber;
import java.time.Instant;

/**
 * The proof that a bill was paid.
 *
 * @param number unique, and always the same for the same payment, as in {@code DPS/2026/00000012}
 * @param amount whole rupiah
 * @param reference the bank's
 */
public record Receipt(
        String number, long amount, VirtualAccountNumber virtualAccountNumber, String reference, Instant receivedAt) {}
