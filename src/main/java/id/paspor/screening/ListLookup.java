package id.paspor.screening;

import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.screening.ScreeningHit.Kind;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks an applicant up in the watch lists in force. Orders and deferrals lapse by law, so dates decide. */
@Component
record ListLookup(PreventionOrderRepository orders, DeferralRepository deferrals, CaseFiles cases) {

    /** How alike two names must be if the list has no birth date; the index finds no others. */
    private static final double LEAST_LIKENESS = 0.55;

    /** Orders of today with the applicant's NIK, with the number of one of these passports, or with a name like the applicant's. */
    List<ScreeningHit> orders(CaseFile file, Collection<String> passports) {
        Application applicant = file.application();
        orders.requireLikeness(LEAST_LIKENESS);
        return hits(
                Kind.PREVENTION_ORDER,
                orders.like(
                        applicant.fullName(),
                        applicant.nik(),
                        passports.toArray(String[]::new),
                        applicant.dateOfBirth(),
                        cases.todayAt(file)));
    }

    /** Deferrals of today with the applicant's NIK. */
    List<ScreeningHit> deferrals(CaseFile file) {
        Application applicant = file.application();
        return hits(Kind.DEFERRAL, deferrals.of(applicant.fullName(), applicant.nik(), cases.todayAt(file)));
    }

    private static List<ScreeningHit> hits(Kind kind, List<ListedPerson> found) {
        return found.stream().map(person -> person.asHit(kind)).toList();
    }
}
