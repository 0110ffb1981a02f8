package id.paspor.issuance.web;

import id.paspor.casefile.access.AccessLog;
import id.paspor.issuance.PassportRegister;
import id.paspor.issuance.RegisteredPassport;
import id.paspor.kernel.Groups;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.web.Download;
import id.paspor.web.Papers;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The registers of passports of the own office: looked up by supervisors, day by day as CSV and PDF, and the sheet of today
 * on which collectors sign at the counter. Whoever looks at them is remembered with every case in them.
 */
@Controller
@OpenTo(Groups.SUPERVISOR)
class RegistersController {

    private static final String PASSPORTS = "/supervision/passports";
    private static final String REGISTERS = "/supervision/registers";

    /** How many lines the sheet of today has for what is written by hand. */
    private static final int EMPTY_LINES = 10;

    /** What is shown again of what was typed. */
    private static final int LONGEST_SHOWN = 60;

    private final PassportRegister register;
    private final RegisterCsv csv;
    private final Papers papers;
    private final AccessLog accessLog;
    private final Offices offices;
    private final Deadlines deadlines;

    RegistersController(
            PassportRegister register,
            RegisterCsv csv,
            Papers papers,
            AccessLog accessLog,
            Offices offices,
            Deadlines deadlines) {
        this.register = register;
        this.csv = csv;
        this.papers = papers;
        this.accessLog = accessLog;
        this.offices = offices;
        this.deadlines = deadlines;
    }

    @GetMapping(PASSPORTS)
    String passports() {
        return "issuance/passports";
    }

    /** What is looked for comes in the body, because names belong in no address. */
    @PostMapping(PASSPORTS)
    @Transactional
    String find(@RequestParam(defaultValue = "") String wanted, Authentication supervisor, Model model) {
        Office office = office(supervisor);
        String looked = StringUtils.left(wanted.strip(), LONGEST_SHOWN);
        List<RegisteredPassport> found = register.find(office, looked);
        found.forEach(passport -> accessLog.record(passport.registrationNumber(), AccessLog.REGISTER));
        model.addAttribute("office", office);
        model.addAttribute("wanted", looked);
        model.addAttribute("found", found);
        model.addAttribute("most", PassportRegister.MOST_FOUND);
        return "issuance/passports";
    }

    @GetMapping(REGISTERS)
    @Transactional
    String registers(@RequestParam(required = false) LocalDate day, Authentication supervisor, Model model) {
        Office office = office(supervisor);
        LocalDate today = deadlines.today(office);
        LocalDate shown = day == null ? today : day;
        List<RegisteredPassport> issued = register.issued(office, shown);
        List<RegisteredPassport> handedOver = register.handedOver(office, shown);
        remember(issued);
        remember(handedOver);
        model.addAttribute("office", office);
        model.addAttribute("day", shown);
        model.addAttribute("today", today);
        model.addAttribute("issued", issued);
        model.addAttribute("handedOver", handedOver);
        return "issuance/registers";
    }

    @GetMapping(REGISTERS + "/issued.csv")
    @Transactional
    ResponseEntity<byte[]> issuedCsv(@RequestParam LocalDate day, Authentication supervisor, Locale language) {
        Office office = office(supervisor);
        return csv("issued-" + day, office, register.issued(office, day), language);
    }

    @GetMapping(REGISTERS + "/issued.pdf")
    @Transactional
    ResponseEntity<byte[]> issuedPdf(@RequestParam LocalDate day, Authentication supervisor, Locale language) {
        Office office = office(supervisor);
        return pdf("issued", office, day, register.issued(office, day), 0, language);
    }

    @GetMapping(REGISTERS + "/handed-over.csv")
    @Transactional
    ResponseEntity<byte[]> handedOverCsv(@RequestParam LocalDate day, Authentication supervisor, Locale language) {
        Office office = office(supervisor);
        return csv("handed-over-" + day, office, register.handedOver(office, day), language);
    }

    @GetMapping(REGISTERS + "/handed-over.pdf")
    @Transactional
    ResponseEntity<byte[]> handedOverPdf(@RequestParam LocalDate day, Authentication supervisor, Locale language) {
        Office office = office(supervisor);
        return pdf("handed-over", office, day, register.handedOver(office, day), 0, language);
    }

    /** The sheet of today for signatures, with empty lines. */
    @GetMapping("/counter/pickup/register.pdf")
    @OpenTo({Groups.COUNTER, Groups.SUPERVISOR})
    @Transactional
    ResponseEntity<byte[]> sheetOfToday(Authentication officer, Locale language) {
        Office office = office(officer);
        LocalDate today = deadlines.today(office);
        return pdf("handed-over", office, today, register.handedOver(office, today), EMPTY_LINES, language);
    }

    private Office office(Authentication officer) {
        return offices.get(SignedIn.desk(officer));
    }

    private ResponseEntity<byte[]> csv(String name, Office office, List<RegisteredPassport> lines, Locale language) {
        return Download.of(name + ".csv", Download.CSV, csv.of(office, remember(lines), language));
    }

    private ResponseEntity<byte[]> pdf(
            String name,
            Office office,
            LocalDate day,
            List<RegisteredPassport> lines,
            int emptyLines,
            Locale language) {
        Map<String, ?> shown = Map.of(
                "office",
                office,
                "day",
                day,
                "lines",
                remember(lines),
                "emptyLines",
                Collections.nCopies(emptyLines, ""));
        byte[] pdf = papers.pdf("issuance/" + name + "-paper", language, shown);
        return Download.of(name + "-" + day + ".pdf", MediaType.APPLICATION_PDF, pdf);
    }

    private List<RegisteredPassport> remember(List<RegisteredPassport> shown) {
        accessLog.recordList(
                shown.stream().map(RegisteredPassport::registrationNumber).toList(), AccessLog.REGISTER);
        return shown;
    }
}
