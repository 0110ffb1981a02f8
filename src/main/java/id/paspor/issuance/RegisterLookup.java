package id.paspor.issuance;

import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.issuance.ScreeningHit.Kind;
import id.paspor.issuance.ScreeningHit.MatchedBy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks an applicant up in our own registers: cases and the passports that were handed over. */
@Component
class RegisterLookup {

    /** Names less alike, in percent, are not the same person's; as for prevention orders. */
    private static final int LEAST_SIMILARITY = 55;

    private final JdbcClient jdbc;
    private final CaseFiles cases;

    RegisterLookup(JdbcClient jdbc, CaseFiles cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    private record Issued(String number, LocalDate expiresOn) {}

    /** The numbers of the passports that the applicant declares or was handed before. */
    List<String> passportNumbers(CaseFile file) {
        Stream<String> ours = cases.othersOfSamePerson(file).stream()
                .flatMap(other -> issued(other).stream())
                .map(Issued::number);
        return Stream.concat(Stream.of(declaredNumber(file)), ours).toList();
    }

    /**
     * What was handed over under this NIK before: passports that have not expired, but for the one that is to be replaced,
     * and passports of somebody with quite another name.
     */
    List<ScreeningHit> underSameNik(CaseFile file) {
        LocalDate today = cases.todayAt(file);
        List<ScreeningHit> hits = new ArrayList<>();
        for (CaseFile other : cases.othersOfSamePerson(file)) {
            List<Issued> passports = issued(other);
            passports.stream()
                    .filter(passport -> !passport.expiresOn().isBefore(today))
                    .filter(passport -> !passport.number().equals(declaredNumber(file)))
                    .forEach(passport -> hits.add(
                            hit(Kind.VALID_PASSPORT, passport.number(), MatchedBy.NIK, file, other, passport)));
            if (!passports.isEmpty() && similarity(file, other) < LEAST_SIMILARITY) {
                hits.add(hit(
                        Kind.DUPLICATE_IDENTITY,
                        other.registrationNumber(),
                        MatchedBy.NIK,
                        file,
                        other,
                        passports.get(0)));
            }
        }
        return hits;
    }

    /** Passports and cases under way that seem to be the same person's under another NIK. */
    List<ScreeningHit> underOtherNiks(CaseFile file) {
        List<ScreeningHit> hits = new ArrayList<>();
        for (CaseFile other : cases.underOtherNiks(file)) {
            List<Issued> passports = issued(other);
            if (!passports.isEmpty() || !other.status().ends()) {
                Issued passport = passports.isEmpty() ? null : passports.get(0);
                hits.add(hit(
                        Kind.DUPLICATE_IDENTITY, other.registrationNumber(), MatchedBy.PERSON, file, other, passport));
            }
        }
        return hits;
    }

    private List<Issued> issued(CaseFile file) {
        return jdbc.sql("""
                select p.number, expires_on from passport p join booklet b on b.number = p.number
                where p.registration_number = ? and b.state = 'HANDED_OVER'""")
                .param(file.registrationNumber())
                .query(Issued.class)
                .list();
    }

    private ScreeningHit hit(
            Kind kind, String subject, MatchedBy matchedBy, CaseFile file, CaseFile other, Issued passport) {
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
                other.registrationNumber(),
                passport == null ? null : passport.expiresOn());
    }

    /** How alike the names in two cases are, in percent. */
    private int similarity(CaseFile file, CaseFile other) {
        return jdbc.sql("select round(similarity(name_key(?), name_key(?)) * 100)")
                .params(file.application().fullName(), other.application().fullName())
                .query(Integer.class)
                .single();
    }

    /** The number of the passport to be replaced as our registers and the lists write it, or the empty text. */
    private static String declaredNumber(CaseFile file) {
        String declared = file.application().oldPassportNumber();
        return declared == null ? "" : declared.replace(" ", "").toUpperCase(Locale.ROOT);
    }
}
