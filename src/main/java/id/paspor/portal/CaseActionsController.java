package id.paspor.portal;

import id.paspor.appointment.OfficeAppointments;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.access.AccessLog;
import id.paspor.casefile.access.OfficeCases;
import id.paspor.casefile.note.CaseNotes;
import id.paspor.casefile.photo.Photos;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.access.OpenTo;
import id.paspor.kernel.access.OpenToOfficers;
import id.paspor.payment.Bills;
import id.paspor.quota.SlotId;
import id.paspor.web.SentForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;

/** What officers do in the case file: only those of the case's own office; for everyone else it does not exist. */
@Controller
@OpenToOfficers
class CaseActionsController {

    private final OfficeCases officeCases;
    private final CaseFiles cases;
    private final CaseNotes notes;
    private final Photos photos;
    private final OfficeAppointments appointments;
    private final Bills bills;
    private final AccessLog accessLog;

    CaseActionsController(
            OfficeCases officeCases,
            CaseFiles cases,
            CaseNotes notes,
            Photos photos,
            OfficeAppointments appointments,
            Bills bills,
            AccessLog accessLog) {
        this.officeCases = officeCases;
        this.cases = cases;
        this.notes = notes;
        this.photos = photos;
        this.appointments = appointments;
        this.bills = bills;
        this.accessLog = accessLog;
    }

    @GetMapping("/cases/{registrationNumber}/photo")
    ResponseEntity<byte[]> photo(@PathVariable RegistrationNumber registrationNumber, Authentication officer) {
        officeCases.get(registrationNumber, officer);
        accessLog.record(registrationNumber, AccessLog.PHOTO);
        return photos.find(registrationNumber)
                .map(jpeg -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.noStore())
                        .body(jpeg))
                .orElseThrow(() -> Refusal.notFound("photo.none"));
    }

    @PutMapping(path = "/api/cases/{registrationNumber}/photo", consumes = MediaType.IMAGE_JPEG_VALUE)
    @OpenTo(Groups.INTERVIEWER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putPhoto(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestBody(required = false) byte[] jpeg,
            Authentication officer) {
        officeCases.get(registrationNumber, officer);
        photos.put(registrationNumber, jpeg == null ? new byte[0] : jpeg);
    }

    @PostMapping("/cases/{registrationNumber}/photo")
    @OpenTo(Groups.INTERVIEWER)
    String uploadPhoto(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam(required = false) MultipartFile photo,
            Authentication officer,
            SentForm form) {
        form.attempt("case.photo-saved", () -> {
            officeCases.get(registrationNumber, officer);
            photos.put(registrationNumber, content(photo));
        });
        return "redirect:/cases/{registrationNumber}";
    }

    private static byte[] content(MultipartFile photo) {
        try {
            return photo == null ? new byte[0] : photo.getBytes();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    @PostMapping("/cases/{registrationNumber}/notes")
    String write(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam(defaultValue = "") String note,
            Authentication officer,
            SentForm form) {
        officeCases.get(registrationNumber, officer);
        form.attempt(
                "case.note-added",
                () -> notes.write(registrationNumber, note),
                refusal -> form.handBack("note", note, refusal));
        return "redirect:/cases/{registrationNumber}";
    }

    @PostMapping("/cases/{registrationNumber}/reschedule")
    @OpenTo(Groups.COUNTER)
    String reschedule(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam(defaultValue = "") String slot,
            @RequestParam(defaultValue = "") String reason,
            Authentication officer,
            SentForm form) {
        officeCases.get(registrationNumber, officer);
        SlotId wanted = SlotId.parse(slot);
        form.attempt(
                "case.time-given",
                () -> appointments.assign(registrationNumber, wanted, reason),
                refusal -> form.handBack(Map.of("slot", slot, "reason", reason), field -> "given-" + field, refusal));
        return "redirect:/cases/{registrationNumber}";
    }

    @PostMapping("/cases/{registrationNumber}/withdraw")
    @OpenTo(Groups.COUNTER)
    String withdraw(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam(defaultValue = "false") boolean confirm,
            Authentication officer,
            SentForm form) {
        CaseFile file = officeCases.get(registrationNumber, officer);
        form.attempt(
                "case.withdrawn",
                () -> {
                    if (!confirm && file.status().allowsWithdrawal()) {
                        throw Refusal.invalid("withdraw-confirm", "application.withdrawal-not-asked-for");
                    }
                    cases.withdraw(registrationNumber);
                },
                refusal -> form.handBack("withdraw-confirm", "", refusal));
        return "redirect:/cases/{registrationNumber}";
    }

    @PostMapping("/cases/{registrationNumber}/new-bill")
    @OpenTo(Groups.COUNTER)
    String askForNewBill(@PathVariable RegistrationNumber registrationNumber, Authentication officer, SentForm form) {
        officeCases.get(registrationNumber, officer);
        form.attempt("pay.renewed", () -> bills.renew(registrationNumber));
        return "redirect:/cases/{registrationNumber}";
    }
}
