package id.paspor.document;

/** Keeps the content of copies under keys that say nothing about them. It takes part in no transaction. */
interface ContentStore {

    /** Keeps content under a key that was never used before. */
    void put(String key, byte[] content, String type);

    /**
     * The content under a key.
     *
     * @throws IllegalStateException when there is none
     */
    byte[] get(String key);

    /** Forgets what is under a key; there may be nothing. */
    void delete(String key);
}
