package id.paspor.identity.password;

import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Stores passwords with bcrypt instead of the engine's own fast hash. The engine's salted password is hashed before,
 * since bcrypt reads only 72 bytes.
 */
@Component
public class BcryptPasswords implements PasswordEncryptor {

    private final BCryptPasswordEncoder bcrypt;

    /** @param cost each more doubles the time that a password takes, from 4 to 31 */
    BcryptPasswords(@Value("${paspor.password-cost}") int cost) {
        bcrypt = new BCryptPasswordEncoder(cost);
    }

    @Override
    public String encrypt(String password) {
        return bcrypt.encode(shortened(password));
    }

    @Override
    public boolean check(String password, String encrypted) {
        return bcrypt.matches(shortened(password), encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return "bcrypt-sha256";
    }

    private static String shortened(String password) {
        return Base64.getEncoder().encodeToString(DigestUtils.sha256(password));
    }
}
