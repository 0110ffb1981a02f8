package id.paspor.identity.applicant;

import id.paspor.kernel.RandomTokens;
import org.apache.commons.codec.digest.DigestUtils;

/** The secret of a link in a mail. Only its hash is stored, so that whoever reads the table cannot use it. */
public final class LinkToken {

    private static final int BYTES = 32;

    private LinkToken() {}

    public static String next() {
        return RandomTokens.ofBytes(BYTES);
    }

    public static byte[] hash(String token) {
        return DigestUtils.sha256(token);
    }
}
