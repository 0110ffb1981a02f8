package id.paspor.kernel.erasure;

import java.util.Collection;
import java.util.Set;

/** Something that an account is kept for, however long nobody has signed in with it. */
public interface KeepsAccounts {

    /** Those of these accounts that are kept for it. */
    Set<String> kept(Collection<String> accounts);
}
