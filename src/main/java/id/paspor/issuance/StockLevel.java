package id.paspor.issuance;

/**
 * The booklets of one product at an office: how many were ever received, and where they are now.
 *
 * @param product its code
 * @param low whether fewer are blank than {@code paspor.issuance.low-stock}
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
        boolean low,
        long waiting,
        boolean agrees) {}
