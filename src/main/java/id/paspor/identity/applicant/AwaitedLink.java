package id.paspor.identity.applicant;

import id.paspor.kernel.table.WrittenOnce;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Arrays;

/** What waits for a link in a mail to be opened. It is written once, known by its token's hash, and deleted. */
@MappedSuperclass
public abstract class AwaitedLink implements WrittenOnce<byte[]> {

    @Id
    private byte[] tokenHash;

    private Instant expiresAt;

    protected AwaitedLink() {}

    public AwaitedLink(String token, Instant expiresAt) {
        this.tokenHash = LinkToken.hash(token);
        this.expiresAt = expiresAt;
    }

    boolean isOf(String token) {
        return Arrays.equals(tokenHash, LinkToken.hash(token));
    }

    @Override
    public byte[] getId() {
        return tokenHash;
    }
}
