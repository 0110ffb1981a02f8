package id.paspor.booklet;

/**
 * The booklets of one product at an office: how many were ever received, and where they are now.
 *
 * @param product its code
 * @param waiting how many cases wait for one
 * @param agrees whether the ledger of movements leads to just these booklets in just these states
 */
public record StockLevel(
        String product,
        long received,
        long blank,
        long allocated,
        long printed,
        long handedOver,
        long spoiled,
        long cancelled,
        long lost,
        long destroyed,
        long waiting,
        boolean agrees) {}
