package id.paspor.supervision.web;

import id.paspor.kernel.Groups;
import id.paspor.kernel.access.OpenTo;
import id.paspor.supervision.OfficeLine;
import id.paspor.supervision.OfficesSideBySide;
import id.paspor.web.Csv;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All offices side by side, for headquarters, which open no case and change nothing. */
@Controller
@OpenTo(Groups.HEADQUARTERS)
class OfficesController {

    private final OfficesSideBySide offices;

    OfficesController(OfficesSideBySide offices) {
        this.offices = offices;
    }

    @GetMapping("/supervision/offices")
    String show(Model model) {
        model.addAttribute("offices", offices.ranking());
        return "supervision/offices";
    }

    /** The same as a file. */
    @GetMapping("/supervision/offices.csv")
    ResponseEntity<byte[]> csv() {
        Csv lines = new Csv()
                .row(
                        "rank",
                        "office",
                        "name",
                        "under_way",
                        "nearly_late",
                        "late",
                        "late_percent",
                        "longest_late_working_days",
                        "stuck_steps",
                        "handed_over_30_days");
        int rank = 0;
        for (OfficeLine line : offices.ranking()) {
            rank++;
            lines.row(
                    rank,
                    line.office().code(),
                    line.office().name(),
                    line.cases(),
                    line.near(),
                    line.late(),
                    String.format(Locale.ROOT, "%.1f", line.latePerMille() / 10.0),
                    line.longestLate(),
                    line.stuck(),
                    line.handedOver());
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("offices.csv")
                                .build()
                                .toString())
                .body(lines.bytes());
    }
}
