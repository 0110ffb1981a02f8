package id.paspor.notification;

import id.paspor.kernel.PersonalData;
import id.paspor.kernel.RegistrationNumber;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Every message that was sent. */
@Component
record MessagesOfPerson(Messages messages) implements PersonalData.OfCase {

    @Override
    public void copy(RegistrationNumber registrationNumber, PersonalData.Copy to) throws IOException {
        to.data("messages", messages.of(registrationNumber));
    }
}
