package id.paspor.retention.web;

import id.paspor.kernel.Groups;
import id.paspor.kernel.access.OpenTo;
import id.paspor.retention.RetentionReport;
import java.time.ZoneId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The terms of personal data, a count of what would be erased, and what was. */
@Controller
@OpenTo({Groups.SUPERVISOR, Groups.ADMIN})
class RetentionController {

    private static final String PATH = "/supervision/retention";

    /** It is the same for all offices; its times are those of the capital. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private final RetentionReport report;

    RetentionController(RetentionReport report) {
        this.report = report;
    }

    @GetMapping(PATH)
    String show(Model model) {
        model.addAttribute("zone", ZONE);
        model.addAttribute("terms", report.terms());
        model.addAttribute("held", report.held());
        model.addAttribute("runs", report.latestRuns());
        return "retention/retention";
    }

    /** Counts what the next night would erase, and shows it; nothing is changed. */
    @PostMapping(PATH)
    @OpenTo(Groups.ADMIN)
    String count(Model model) {
        model.addAttribute("due", report.due());
        return show(model);
    }
}
