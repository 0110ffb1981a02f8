package id.paspor.kernel.erasure;

import id.paspor.kernel.RegistrationNumber;
import java.util.Collection;

/** A part of cases with a term of its own. Erasing may be broken off anywhere, and begun again. */
public interface ErasedByTerm {

    /** Whose term counts. */
    Retention kind();

    /** How much of it some cases have. */
    long of(Collection<RegistrationNumber> registrationNumbers);

    /** Erases what a case that has ended has of it, and says how much that was. */
    int erase(RegistrationNumber registrationNumber);
}
