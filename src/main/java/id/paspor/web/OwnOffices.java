package id.paspor.web;

import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.SignedIn;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The offices that somebody looks after: the own ones, and all of them for an administrator. */
@Component
public class OwnOffices {

    private final Offices offices;

    OwnOffices(Offices offices) {
        this.offices = offices;
    }

    /** The offices that somebody acts for: all of them for an administrator. */
    public List<Office> of(Authentication officer) {
        boolean all = SignedIn.groups(officer).contains(Groups.ADMIN);
        List<String> own = SignedIn.offices(officer);
        return offices.all().stream()
                .filter(office -> all || own.contains(office.code()))
                .toList();
    }

    /**
     * The office that is shown or changed.
     *
     * @param code of an office, or empty for the first one that this person may see
     * @throws Refusal when this person may not see it, whether or not it exists
     */
    public Office choose(String code, Authentication officer) {
        return of(officer).stream()
                .filter(office ->
                        code == null || code.isEmpty() || office.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("office.unknown", code));
    }
}
