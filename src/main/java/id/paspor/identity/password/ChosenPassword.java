package id.paspor.identity.password;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** The mark of a password that the owner of an account chose. */
@Entity
@Immutable
@Table(name = "chosen_password")
class ChosenPassword {

    @Id
    private String account;

    private String mark;

    protected ChosenPassword() {}
}
