package id.paspor.identity.password;

import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/** The mark of a stored password: it changes with every change of the password, and tells nothing of it. */
public final class PasswordMark {

    private PasswordMark() {}

    /** The salt, of which the engine draws a new one for every password. */
    public static String of(UserEntity user) {
        return user.getSalt();
    }
}
