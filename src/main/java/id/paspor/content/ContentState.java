package id.paspor.content;

/** Where the bytes of a content are, and what is under its key in the store that speaks S3. */
enum ContentState {

    /** In the database, and nothing in the store. */
    HERE,

    /** In the database; perhaps in the store too, where it is being copied to. */
    COPYING,

    /** In the store. */
    AWAY,

    /** In the database again; perhaps still in the store. */
    RETURNED,

    /** Nobody's: the store may still have it, and is to forget it from some moment on. */
    DOOMED
}
