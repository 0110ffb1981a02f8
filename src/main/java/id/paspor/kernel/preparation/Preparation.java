package id.paspor.kernel.preparation;

/** What must be there before the first request is taken. Preparations run by their {@code @Order}, at every start. */
public interface Preparation {

    /** Prepares it as far as it is missing; several nodes may do so at once. */
    void prepare();
}
