package id.paspor.kernel.erasure;

import id.paspor.kernel.RegistrationNumber;
import java.time.Instant;
import java.util.Set;

/** Something with a term that runs by itself. Erasing may be broken off anywhere, and begun again. */
public interface ErasedByAge {

    /** Whose term counts. */
    Retention kind();

    /**
     * How much would be erased.
     *
     * @param before when what is due was done with
     * @param held the cases that are kept whatever their age
     */
    long due(Instant before, Set<RegistrationNumber> held);

    /**
     * Erases some of what is due, in a transaction of its own.
     *
     * @return how much, 0 if nothing is left
     */
    int erase(Instant before, Set<RegistrationNumber> held, int most);
}
