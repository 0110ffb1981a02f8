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
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.web.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
    private final Refused refused;
    private final Texts texts;

    AccountDataController(
            OwnApplications own,
            CaseFiles cases,
            DataCorrections corrections,
            AccessLog accessLog,
            Offices offices,
            ObjectProvider<PersonalData> held,
            ObjectMapper json,
            Refused refused,
            Texts texts) {
        this.own = own;
        this.cases = cases;
        this.corrections = corrections;
        this.accessLog = accessLog;
        this.offices = offices;
        this.held = held;
        this.json = json;
        this.refused = refused;
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
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("paspor-online.zip")
                        .build()
                        .toString());
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
            RedirectAttributes after,
            HttpServletResponse response,
            Model model,
            Locale language) {
        CaseFile file = own.get(registrationNumber, applicant);
        String typed = wrong.replace("\r\n", "\n").strip();
        try {
            corrections.request(registrationNumber, typed);
            after.addFlashAttribute("done", texts.in(language, "data.correction.done"));
            return "redirect:/account/data";
        } catch (Refusal refusal) {
            refused.show(refusal, model, response, language);
            model.addAttribute("file", file);
            model.addAttribute("values", Map.of("wrong", typed));
            return "portal/data-correction";
        }
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
