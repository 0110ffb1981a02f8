package id.paspor.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.access.Access;
import id.paspor.casefile.access.AccessLog;
import id.paspor.casefile.access.OwnApplications;
import id.paspor.casefile.correction.DataCorrection;
import id.paspor.casefile.correction.DataCorrections;
import id.paspor.kernel.Groups;
import id.paspor.kernel.PersonalData;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.web.Download;
import id.paspor.web.SentForm;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An applicant's rights to the data about them (UU PDP 27/2022): a copy of all of it, who looked at it, and corrections. */
@Controller
@OpenTo(Groups.APPLICANT)
@RequestMapping("/account/data")
class AccountDataController {

    private final OwnApplications own;
    private final CaseFiles cases;
    private final DataCorrections corrections;
    private final AccessLog accessLog;
    private final Offices offices;
    private final ObjectProvider<PersonalData> held;
    private final ObjectMapper json;
    private final Texts texts;

    AccountDataController(
            OwnApplications own,
            CaseFiles cases,
            DataCorrections corrections,
            AccessLog accessLog,
            Offices offices,
            ObjectProvider<PersonalData> held,
            ObjectMapper json,
            Texts texts) {
        this.own = own;
        this.cases = cases;
        this.corrections = corrections;
        this.accessLog = accessLog;
        this.offices = offices;
        this.held = held;
        this.json = json;
        this.texts = texts;
    }

    /**
     * One application on the page.
     *
     * @param mayAsk whether no earlier request waits for its answer
     */
    record Holding(
            CaseFile file, Office office, List<Access> looks, List<DataCorrection> corrections, boolean mayAsk) {}

    @GetMapping
    String show(Authentication applicant, Model model) {
        model.addAttribute(
                "holdings",
                cases.submittedBy(applicant.getName()).stream()
                        .map(this::holding)
                        .toList());
        return "portal/account-data";
    }

    /** Everything in one ZIP. It is streamed, so a fault in the middle cuts it off, which unzipping shows. */
    @GetMapping("/copy.zip")
    void copy(Authentication applicant, Locale language, HttpServletResponse response) throws IOException {
        Download.begin("paspor-online.zip", new MediaType("application", "zip"), response);
        try (DataCopy copy = new DataCopy(response.getOutputStream(), json)) {
            copy.file("README.txt", texts.in(language, "data.copy.readme").getBytes(StandardCharsets.UTF_8));
            for (PersonalData module : held.orderedStream().toList()) {
                module.copy(applicant.getName(), copy);
            }
        }
    }

    @GetMapping("/{registrationNumber}/correction")
    String askForCorrection(
            @PathVariable RegistrationNumber registrationNumber, Authentication applicant, Model model) {
        model.addAttribute("file", own.get(registrationNumber, applicant));
        return "portal/data-correction";
    }

    @PostMapping("/{registrationNumber}/correction")
    String correction(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam(defaultValue = "") String wrong,
            Authentication applicant,
            SentForm form) {
        CaseFile file = own.get(registrationNumber, applicant);
        String typed = wrong.replace("\r\n", "\n").strip();
        return form.answer(
                () -> {
                    corrections.request(registrationNumber, typed);
                    return form.done("data.correction.done", "/account/data");
                },
                () -> {
                    form.model().addAttribute("file", file).addAttribute("values", Map.of("wrong", typed));
                    return "portal/data-correction";
                });
    }

    private Holding holding(CaseFile file) {
        List<DataCorrection> asked = corrections.of(file.registrationNumber());
        return new Holding(
                file,
                offices.get(file.office()),
                accessLog.of(file.registrationNumber()),
                asked,
                asked.stream().noneMatch(DataCorrection::open));
    }
}
