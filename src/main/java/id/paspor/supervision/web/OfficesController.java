package id.paspor.supervision.web;

import id.paspor.engine.ModelWords;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.supervision.OfficeLine;
import id.paspor.supervision.OfficesSideBySide;
import id.paspor.supervision.mend.StuckSteps;
import id.paspor.supervision.web.StuckController.Words;
import id.paspor.web.Csv;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All offices side by side, and what is stuck and of none, for headquarters, which open no case and change nothing. */
@Controller
@OpenTo({Groups.HEADQUARTERS, Groups.ADMIN})
class OfficesController {

    private static final ZoneId CAPITAL = ZoneId.of("Asia/Jakarta");

    private final OfficesSideBySide offices;
    private final StuckSteps steps;
    private final Words words;

    OfficesController(OfficesSideBySide offices, StuckSteps steps, ModelWords labels, Texts texts) {
        this.offices = offices;
        this.steps = steps;
        this.words = new Words(labels, texts);
    }

    @GetMapping("/supervision/offices")
    String show(Model model) {
        model.addAttribute("ranking", offices.ranking());
        model.addAttribute("stuck", steps.ofNoOffice());
        model.addAttribute("words", words);
        model.addAttribute("zone", CAPITAL);
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
        for (OfficeLine line : offices.ranking().lines()) {
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
