package id.paspor.portal;

import id.paspor.appointment.Appointments;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.ClientAddress;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.access.OpenToAnybody;
import id.paspor.kernel.limit.RateLimit;
import id.paspor.kernel.limit.RateLimits;
import id.paspor.office.Offices;
import id.paspor.web.SentForm;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Says where an application stands, and what is when, to whoever knows its number and the applicant's birth date, and nothing else. A wrong
 * birth date and an unknown number look the same, also in what they count.
 */
@Controller
@OpenToAnybody
@RequestMapping("/status")
class StatusController {

    private final CaseFiles cases;
    private final Progress progress;
    private final Appointments appointments;
    private final Offices offices;
    private final RateLimit perAddress;
    private final RateLimit perNumber;

    StatusController(
            CaseFiles cases, Progress progress, Appointments appointments, Offices offices, RateLimits limits) {
        this.cases = cases;
        this.progress = progress;
        this.appointments = appointments;
        this.offices = offices;
        this.perAddress = limits.named("status-per-address");
        this.perNumber = limits.named("status-per-number");
    }

    @GetMapping
    String form() {
        return "portal/status";
    }

    @PostMapping
    String lookUp(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String year,
            SentForm form) {
        return form.answer(
                () -> {
                    perAddress.require(ClientAddress.key(form.request().getRemoteAddr()));
                    RegistrationNumber found = find(number, date(day, month, year));
                    return show(cases.get(found), form.model());
                },
                this::form);
    }

    private String show(CaseFile file, Model model) {
        model.addAttribute("found", file.status());
        model.addAttribute("zone", offices.get(file.office()).zone());
        model.addAttribute("progress", progress.of(file, cases.history(file.registrationNumber())));
        if (file.status().precedesApproval()) {
            appointments
                    .of(file.registrationNumber())
                    .ifPresent(appointment -> model.addAttribute("interviewAt", appointment.start()));
        }
        return form();
    }

    private RegistrationNumber find(String written, Optional<LocalDate> dateOfBirth) {
        Optional<RegistrationNumber> read = RegistrationNumber.read(written);
        List<Problem> problems = new ArrayList<>();
        if (written.isBlank()) {
            problems.add(new Problem("number", "registration-number.missing"));
        } else if (read.isEmpty()) {
            problems.add(new Problem("number", "registration-number.impossible"));
        }
        if (dateOfBirth.isEmpty()) {
            problems.add(new Problem("day", "date.impossible"));
        }
        Refusal.requireNone(problems);
        RegistrationNumber number = read.get();
        perNumber.require(number.digits());
        cases.status(number, dateOfBirth.get()).orElseThrow(() -> Refusal.notFound("application.none-for-both"));
        perNumber.giveBack(number.digits());
        return number;
    }

    private static Optional<LocalDate> date(String day, String month, String year) {
        try {
            return Optional.of(
                    LocalDate.of(number(year, "[0-9]{4}"), number(month, "[0-9]{1,2}"), number(day, "[0-9]{1,2}")));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static int number(String typed, String digits) {
        String number = typed.strip();
        if (!number.matches(digits)) {
            throw new DateTimeException(digits);
        }
        return Integer.parseInt(number);
    }
}
