package id.paspor.supervision.web;

import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.supervision.report.MonthlyReports;
import id.paspor.web.OwnOffices;
import id.paspor.web.SentForm;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The monthly reports of an office: its supervisors send them, its treasurers read them, administrators those of all. */
@Controller
@OpenTo({Groups.SUPERVISOR, Groups.TREASURER, Groups.ADMIN})
@RequestMapping(ReportsController.PATH)
class ReportsController {

    static final String PATH = "/supervision/reports";

    private static final String NUMBER = "/{id:[0-9]{1,18}}";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final MonthlyReports reports;
    private final OwnOffices offices;

    ReportsController(MonthlyReports reports, OwnOffices offices) {
        this.reports = reports;
        this.offices = offices;
    }

    /** The office whose reports these are. */
    @ModelAttribute("office")
    Office office(@RequestParam(defaultValue = "") String office, Authentication officer) {
        return offices.choose(office, officer);
    }

    @GetMapping
    String list(@ModelAttribute(name = "office", binding = false) Office at, Authentication officer, Model model) {
        model.addAttribute("choices", offices.of(officer))
                .addAttribute("months", reports.months(at))
                .addAttribute("sent", reports.sent(at))
                .addAttribute("most", MonthlyReports.MOST)
                .addAttribute("maySend", SignedIn.isAnyOf(officer, List.of(Groups.SUPERVISOR)));
        return "supervision/reports";
    }

    @PostMapping
    @OpenTo(Groups.SUPERVISOR)
    String send(
            @ModelAttribute(name = "office", binding = false) Office at, @RequestParam String month, SentForm form) {
        reports.send(at, month(month));
        return form.done("report.done", PATH + "?office=" + at.code());
    }

    @GetMapping(NUMBER + ".pdf")
    ResponseEntity<byte[]> pdf(@ModelAttribute(name = "office", binding = false) Office at, @PathVariable long id) {
        return file(reports.pdf(at, id), MediaType.APPLICATION_PDF, id + ".pdf");
    }

    @GetMapping(NUMBER + ".csv")
    ResponseEntity<byte[]> csv(@ModelAttribute(name = "office", binding = false) Office at, @PathVariable long id) {
        return file(reports.csv(at, id), CSV, id + ".csv");
    }

    private static YearMonth month(String typed) {
        try {
            return YearMonth.parse(typed);
        } catch (DateTimeException unreadable) {
            throw Refusal.invalid("month", "report.no-such-month", MonthlyReports.MONTHS);
        }
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("report-" + name)
                                .build()
                                .toString())
                .body(content);
    }
}
