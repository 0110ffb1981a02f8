package id.paspor.portal;

import id.paspor.appointment.Appointments;
import id.paspor.casefile.CaseSearch;
import id.paspor.casefile.CaseSearch.FoundCase;
import id.paspor.issuance.PassportRegister;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.access.OpenToOfficers;
import id.paspor.kernel.written.WrittenNumber;
import id.paspor.office.Offices;
import id.paspor.web.SentForm;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Officers find a case of their office by what the person before them has at hand. */
@Controller
@OpenToOfficers
class CaseSearchController {

    private final CaseSearch search;
    private final PassportRegister passports;
    private final Appointments appointments;
    private final Offices offices;

    CaseSearchController(CaseSearch search, PassportRegister passports, Appointments appointments, Offices offices) {
        this.search = search;
        this.passports = passports;
        this.appointments = appointments;
        this.offices = offices;
    }

    /**
     * A case as programs see it in the answer to a search.
     *
     * @param status the code of what happened last
     * @param stage the code of what it waits for, see {@link id.paspor.casefile.Stage}
     * @param interviewAt when the interview is or was, or {@code null} without an appointment
     */
    record Line(
            RegistrationNumber registrationNumber,
            String applicantName,
            String status,
            String stage,
            String office,
            Instant interviewAt) {}

    /** A page with a field to search by, and what was found; nothing typed shows the field alone. */
    @GetMapping("/cases")
    String page(@RequestParam(defaultValue = "") String q, Authentication officer, SentForm form) {
        form.model()
                .addAttribute("q", StringUtils.left(q, CaseSearch.LONGEST))
                .addAttribute("most", CaseSearch.MOST)
                .addAttribute("zone", zone(officer));
        return form.answer(
                () -> {
                    form.model().addAttribute("found", q.isBlank() ? null : lines(q, officer));
                    return "portal/cases";
                },
                () -> "portal/cases");
    }

    /**
     * The same for programs.
     *
     * @throws Refusal when too little or too much was typed
     */
    @GetMapping(path = "/api/cases", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<Line> list(@RequestParam(defaultValue = "") String q, Authentication officer) {
        return lines(q, officer);
    }

    private List<Line> lines(String typed, Authentication officer) {
        SignedIn.desk(officer);
        List<RegistrationNumber> known =
                passports.applicationOf(WrittenNumber.compact(typed)).stream().toList();
        List<FoundCase> found = search.find(SignedIn.offices(officer), typed, known);
        Map<RegistrationNumber, Instant> interviews = appointments.startsOf(
                found.stream().map(FoundCase::registrationNumber).toList());
        return found.stream()
                .map(file -> new Line(
                        file.registrationNumber(),
                        file.applicantName(),
                        file.status().code(),
                        file.status().stage().code(),
                        file.office(),
                        interviews.get(file.registrationNumber())))
                .toList();
    }

    private ZoneId zone(Authentication officer) {
        return offices.get(SignedIn.desk(officer)).zone();
    }
}
