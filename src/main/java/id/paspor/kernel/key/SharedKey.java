package id.paspor.kernel.key;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A key that all nodes sign with. */
@Entity
@Immutable
@Table(name = "secret")
class SharedKey {

    @Id
    private String name;

    private byte[] key;

    protected SharedKey() {}

    Hmac signs() {
        return new Hmac(key);
    }
}
