package id.paspor.screening;

import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.issuance.PassportRegister;
import id.paspor.issuance.PassportRegister.HandedOver;
import id.paspor.kernel.written.WrittenNumber;
import id.paspor.screening.ScreeningHit.Kind;
import id.paspor.screening.ScreeningHit.MatchedBy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks an applicant up in our own registers: cases and the passports that were handed over. */
@Component
record RegisterLookup(ScreeningHitRepository names, CaseFiles cases, PassportRegister passports) {

    /** Names less alike, in percent, are not the same person's; as for prevention orders. */
    private static final int LEAST_SIMILARITY = 55;

    /** A case of the applicant's NIK, and the passports that were handed over for it. */
    record Earlier(CaseFile file, List<HandedOver> passports) {}

    /** The other cases of the applicant's NIK. */
    List<Earlier> earlier(CaseFile file) {
        return cases.othersOfSamePerson(file).stream()
                .map(other -> new Earlier(other, issued(other)))
                .toList();
    }

    /** The numbers of the passports that the applicant declares or was handed before. */
    static List<String> passportNumbers(CaseFile file, List<Earlier> earlier) {
        Stream<String> ours =
                earlier.stream().flatMap(other -> other.passports().stream()).map(HandedOver::number);
        return Stream.concat(Stream.of(declaredNumber(file)), ours).toList();
    }

    /**
     * What was handed over under this NIK before: passports that have not expired, but for the one that is to be replaced,
     * and passports of somebody with quite another name.
     */
    List<ScreeningHit> underSameNik(CaseFile file, List<Earlier> earlier) {
        LocalDate today = cases.todayAt(file);
        List<ScreeningHit> hits = new ArrayList<>();
        for (Earlier other : earlier) {
            other.passports().stream()
                    .filter(passport -> !passport.expiresOn().isBefore(today))
                    .filter(passport -> !passport.number().equals(declaredNumber(file)))
                    .forEach(passport -> hits.add(
                            hit(Kind.VALID_PASSPORT, passport.number(), MatchedBy.NIK, file, other.file(), passport)));
            if (!other.passports().isEmpty() && similarity(file, other.file()) < LEAST_SIMILARITY) {
                hits.add(hit(
                        Kind.DUPLICATE_IDENTITY,
                        other.file().registrationNumber().digits(),
                        MatchedBy.NIK,
                        file,
                        other.file(),
                        other.passports().get(0)));
            }
        }
        return hits;
    }

    /** Passports and cases under way that seem to be the same person's under another NIK. */
    List<ScreeningHit> underOtherNiks(CaseFile file) {
        List<ScreeningHit> hits = new ArrayList<>();
        for (CaseFile other : cases.underOtherNiks(file)) {
            List<HandedOver> issued = issued(other);
            if (!issued.isEmpty() || !other.status().ends()) {
                HandedOver passport = issued.isEmpty() ? null : issued.get(0);
                hits.add(hit(
                        Kind.DUPLICATE_IDENTITY,
                        other.registrationNumber().digits(),
                        MatchedBy.PERSON,
                        file,
                        other,
                        passport));
            }
        }
        return hits;
    }

    private List<HandedOver> issued(CaseFile file) {
        return passports.handedOverFor(file.registrationNumber());
    }

    private ScreeningHit hit(
            Kind kind, String subject, MatchedBy matchedBy, CaseFile file, CaseFile other, HandedOver passport) {
        Application found = other.application();
        return new ScreeningHit(
                kind,
                subject,
                matchedBy,
                similarity(file, other),
                found.fullName(),
                found.nik(),
                found.dateOfBirth(),
                passport == null ? null : passport.number(),
                null,
                other.registrationNumber().digits(),
                passport == null ? null : passport.expiresOn());
    }

    /** How alike the names in two cases are, in percent. */
    private int similarity(CaseFile file, CaseFile other) {
        return names.similarity(
                file.application().fullName(), other.application().fullName());
    }

    /** The number of the passport to be replaced as our registers and the lists write it, or the empty text. */
    private static String declaredNumber(CaseFile file) {
        String declared = file.application().oldPassportNumber();
        return declared == null ? "" : WrittenNumber.compact(declared);
    }
}
