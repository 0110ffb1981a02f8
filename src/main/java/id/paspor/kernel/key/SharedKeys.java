package id.paspor.kernel.key;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Random keys that all nodes sign with. Each is made once, by whichever node needs it first, and kept in the database. */
@Component
public class SharedKeys {

    private final SharedKeyRepository keys;

    SharedKeys(SharedKeyRepository keys) {
        this.keys = keys;
    }

    /** What signs with the key of this name. */
    @Transactional
    public Hmac named(String name) {
        keys.make(name, Hmac.newKey());
        return keys.getByName(name).signs();
    }
}
