package id.paspor.kernel.key;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface SharedKeyRepository extends Repository<SharedKey, String> {

    /** Keeps a key, unless another node was first. */
    @Modifying
    @NativeQuery("insert into secret (name, key) values (:name, :key) on conflict do nothing")
    void make(String name, byte[] key);

    SharedKey getByName(String name);
}
