package id.paspor.portal;

import id.paspor.appointment.Appointment;
import id.paspor.appointment.Appointments;
import id.paspor.appointment.InterviewEntry;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.access.OwnApplications;
import id.paspor.document.Documents;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Offices;
import id.paspor.payment.Receipt;
import id.paspor.payment.Receipts;
import id.paspor.web.Download;
import id.paspor.web.Papers;
import id.paspor.web.QrCode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** What an applicant prints or shows at the counter: the appointment letter and the receipt, in the page's language. */
@Controller
@OpenTo(Groups.APPLICANT)
@RequestMapping("/applications/{registrationNumber}")
class PaperController {

    private final OwnApplications own;
    private final Appointments appointments;
    private final InterviewEntry interviewEntry;
    private final Documents documents;
    private final Receipts receipts;
    private final Offices offices;
    private final Papers papers;

    PaperController(
            OwnApplications own,
            Appointments appointments,
            InterviewEntry interviewEntry,
            Documents documents,
            Receipts receipts,
            Offices offices,
            Papers papers) {
        this.own = own;
        this.appointments = appointments;
        this.interviewEntry = interviewEntry;
        this.documents = documents;
        this.receipts = receipts;
        this.offices = offices;
        this.papers = papers;
    }

    @GetMapping("/appointment-letter.pdf")
    ResponseEntity<byte[]> appointmentLetter(
            @PathVariable RegistrationNumber registrationNumber, Authentication applicant, Locale language) {
        CaseFile file = own.get(registrationNumber, applicant);
        Appointment appointment =
                appointments.of(registrationNumber).orElseThrow(() -> Refusal.notFound("appointment.no-letter"));
        return paper(
                "portal/appointment-letter",
                file,
                Map.of("appointment", appointment, "documents", documents.required(registrationNumber)),
                language);
    }

    /** The interview for the applicant's own calendar. */
    @GetMapping("/interview.ics")
    ResponseEntity<byte[]> interview(
            @PathVariable RegistrationNumber registrationNumber, Authentication applicant, Locale language) {
        own.get(registrationNumber, applicant);
        byte[] calendar = interviewEntry
                .calendar(registrationNumber, language)
                .orElseThrow(() -> Refusal.notFound("appointment.no-letter"));
        return Download.of("interview.ics", MediaType.parseMediaType(InterviewEntry.TYPE), calendar);
    }

    @GetMapping("/receipt.pdf")
    ResponseEntity<byte[]> receipt(
            @PathVariable RegistrationNumber registrationNumber, Authentication applicant, Locale language) {
        CaseFile file = own.get(registrationNumber, applicant);
        Receipt receipt = receipts.latest(registrationNumber).orElseThrow(() -> Refusal.notFound("payment.no-receipt"));
        return paper("portal/receipt", file, Map.of("receipt", receipt), language);
    }

    private ResponseEntity<byte[]> paper(String template, CaseFile file, Map<String, ?> about, Locale language) {
        Map<String, Object> shown = new HashMap<>(about);
        shown.put("file", file);
        shown.put("office", offices.get(file.office()));
        shown.put("code", QrCode.of(file.registrationNumber().digits()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(papers.pdf(template, language, shown));
    }
}
