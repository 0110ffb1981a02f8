package id.paspor.identity.secondfactor;

import id.paspor.kernel.RandomTokens;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts secrets of one-time codes (AES-256-GCM) with a key that is not in the database, each for its account alone.
 * Without the key, which is configured, there are no one-time codes.
 */
@Component
class SecretBox {

    private static final Logger LOG = LoggerFactory.getLogger(SecretBox.class);
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    SecretBox(
            @Value("${paspor.second-factor.key:}") String key,
            @Value("${paspor.second-factor.required}") boolean required) {
        this.key = key.isBlank() ? null : new SecretKeySpec(read(key.strip()), "AES");
        if (required && this.key == null) {
            LOG.warn("PASPOR_SECOND_FACTOR_KEY is not set: passkeys are the only second factor that can be set up");
        }
    }

    boolean hasKey() {
        return key != null;
    }

    byte[] lock(String account, byte[] secret) {
        byte[] nonce = RandomTokens.bytes(NONCE_BYTES);
        try {
            byte[] encrypted = run(Cipher.ENCRYPT_MODE, account, nonce, secret, 0);
            return ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The secret again; empty when it was locked with another key or for another account, or there is no key any more.
     */
    Optional<byte[]> unlock(String account, byte[] locked) {
        if (key == null) {
            LOG.error("PASPOR_SECOND_FACTOR_KEY is missing, so one-time codes cannot be checked");
            return Optional.empty();
        }
        try {
            byte[] nonce = Arrays.copyOf(locked, NONCE_BYTES);
            return Optional.of(run(Cipher.DECRYPT_MODE, account, nonce, locked, NONCE_BYTES));
        } catch (AEADBadTagException otherKey) {
            LOG.error("PASPOR_SECOND_FACTOR_KEY is not the one with which one-time codes were set up; put that back");
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] run(int mode, String account, byte[] nonce, byte[] input, int from) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
        cipher.updateAAD(account.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(input, from, input.length - from);
    }

    private static byte[] read(String configured) {
        byte[] key = Base64.decodeBase64(configured);
        if (!Base64.isBase64(configured) || key.length != KEY_BYTES) {
            throw new IllegalStateException("PASPOR_SECOND_FACTOR_KEY must be 32 random bytes in base64, such as"
                    + " \"openssl rand -base64 32\" makes them.");
        }
        return key;
    }
}
