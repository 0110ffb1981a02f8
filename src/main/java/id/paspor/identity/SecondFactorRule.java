package id.paspor.identity;

import id.paspor.kernel.Groups;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/** For whom a password is not enough, and at which door. */
@Component
public class SecondFactorRule {

    private final boolean required;

    SecondFactorRule(@Value("${paspor.second-factor.required}") boolean required) {
        this.required = required;
    }

    /** Whether second factors are asked for at all. */
    public boolean isRequired() {
        return required;
    }

    /** Whether an account of these groups is one of a person who needs a second factor: of everybody but applicants. */
    public boolean asksFor(List<String> groups) {
        return required && !Groups.isOnlyApplicant(groups) && !groups.contains(Groups.PROGRAM);
    }

    /**
     * What an account lacks once its password was right.
     *
     * @throws BadCredentialsException when an account of a program comes to the form
     */
    Optional<Missing> afterPassword(List<String> groups, boolean byProgram) {
        if (!required) {
            return Optional.empty();
        }
        boolean program = groups.contains(Groups.PROGRAM);
        if (program && !byProgram) {
            throw new BadCredentialsException("an account of a program");
        }
        return byProgram != program || asksFor(groups) ? Optional.of(Missing.SECOND_FACTOR) : Optional.empty();
    }
}
