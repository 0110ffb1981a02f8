package id.paspor.supervision.late;

import id.paspor.kernel.PersonalData;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What an office did about a case that was late. Who decided is not the applicant's data. */
@Component
record LateDecisionsOfPerson(LateCases late, Texts texts) implements PersonalData.OfCase {

    private record Decided(Instant at, String why, String done, LocalDate newDate) {}

    @Override
    public void copy(RegistrationNumber registrationNumber, PersonalData.Copy to) throws IOException {
        to.data(
                "late",
                late.decided(registrationNumber).stream()
                        .map(decision -> new Decided(
                                decision.decidedAt(),
                                texts.in(Texts.INDONESIAN, "reason." + decision.reason()),
                                decision.done(),
                                decision.until()))
                        .toList());
    }
}
