package id.paspor.kernel.erasure;

import id.paspor.kernel.RegistrationNumber;

/** What a module knows of the person of a case for as long as there is the case. */
public interface ErasedWithCase {

    /** Erases it within a transaction, once the case has ended; may be broken off anywhere, and begun again. */
    void eraseWith(RegistrationNumber registrationNumber);
}
