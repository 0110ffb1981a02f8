package id.paspor.audit;

/**
 * Where what is kept differs from what was sealed.
 *
 * @param kind what is wrong
 * @param book the table, or {@code audit_round}
 * @param chain the chain, such as a registration number, or {@code null} if it is not known
 * @param row number of the row, or of the round
 */
public record Break(Kind kind, String book, String chain, long row) {

    /** What can be wrong. */
    public enum Kind {
        /** The row, or its seal, is not what was sealed. */
        CHANGED,
        /** The row was sealed and is gone. */
        GONE,
        /** The row says that it is older than rows that were sealed before it, or was never sealed. */
        INSERTED,
        /** The row's seal is gone, with the row or without it. */
        SEAL_GONE,
        /** There is a seal that its round does not know. */
        SEAL_ADDED,
        /** The round is not what was signed. */
        ROUND_CHANGED,
        /** The round was there and is gone. */
        ROUND_GONE,
        /** Sealed with a key that is not known here. */
        UNKNOWN_KEY
    }

    /** In words, for a log: without the chain, which may name a case. */
    public String withoutChain() {
        return kind + ": " + book + ", row " + row;
    }

    @Override
    public String toString() {
        return withoutChain() + (chain == null ? "" : ", chain " + chain);
    }
}
