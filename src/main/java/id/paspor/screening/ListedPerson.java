package id.paspor.screening;

import id.paspor.casefile.Nik;
import id.paspor.screening.ScreeningHit.Kind;
import id.paspor.screening.ScreeningHit.MatchedBy;
import java.time.LocalDate;

/** An entry of a watch list that may be about an applicant, as the list's query finds it. */
interface ListedPerson {

    String getSubject();

    MatchedBy getMatchedBy();

    int getSimilarity();

    String getFullName();

    String getNik();

    LocalDate getDateOfBirth();

    String getPassportNumber();

    String getAuthority();

    String getReference();

    LocalDate getUntil();

    default ScreeningHit asHit(Kind kind) {
        return new ScreeningHit(
                kind,
                getSubject(),
                getMatchedBy(),
                getSimilarity(),
                getFullName(),
                getNik() == null ? null : new Nik(getNik()),
                getDateOfBirth(),
                getPassportNumber(),
                getAuthority(),
                getReference(),
                getUntil());
    }
}
