package id.paspor.portal;

import id.paspor.appointment.Appointments;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseSummary;
import id.paspor.casefile.Photos;
import id.paspor.document.Documents;
import id.paspor.identity.Groups;
import id.paspor.identity.SignedIn;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.notification.Messages;
import id.paspor.office.Offices;
import id.paspor.payment.Bills;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The officer's case file: only for officers of the case's own office; for everyone else it does not exist. */
@Controller
class CaseFileController {

    private final CaseFiles cases;
    private final CaseSummary summary;
    private final Photos photos;
    private final Documents documents;
    private final Appointments appointments;
    private final Bills bills;
    private final Messages messages;
    private final Offices offices;
    private final Texts texts;

    CaseFileController(
            CaseFiles cases,
            CaseSummary summary,
            Photos photos,
            Documents documents,
            Appointments appointments,
            Bills bills,
            Messages messages,
            Offices offices,
            Texts texts) {
        this.cases = cases;
        this.summary = summary;
        this.photos = photos;
        this.documents = documents;
        this.appointments = appointments;
        this.bills = bills;
        this.messages = messages;
        this.offices = offices;
        this.texts = texts;
    }

    @GetMapping("/cases/{registrationNumber}")
    String show(@PathVariable String registrationNumber, Authentication officer, Model model) {
        CaseFile file = fileFor(registrationNumber, officer);
        model.addAttribute("file", file);
        model.addAttribute("office", offices.get(file.office()));
        model.addAttribute("rows", summary.rows(file));
        model.addAttribute("warnings", summary.warnings(file));
        model.addAttribute("hasPhoto", photos.exists(registrationNumber));
        model.addAttribute("documents", documents.required(registrationNumber));
        model.addAttribute("appointment", appointments.of(registrationNumber).orElse(null));
        model.addAttribute("bill", bills.latest(registrationNumber).orElse(null));
        model.addAttribute("history", cases.history(registrationNumber));
        model.addAttribute("messages", messages.of(registrationNumber));
        boolean counter = SignedIn.groups(officer).contains(Groups.COUNTER);
        model.addAttribute(
                "mayTakePhoto", isInterviewer(officer) && !file.status().ends());
        model.addAttribute("mayWithdraw", counter && file.status().allowsWithdrawal());
        boolean mayReschedule = counter && appointments.mayReschedule(file);
        model.addAttribute("mayReschedule", mayReschedule);
        if (mayReschedule) {
            model.addAttribute("slots", appointments.choosable(file));
        }
        return "case";
    }

    @GetMapping("/cases/{registrationNumber}/photo")
    ResponseEntity<byte[]> photo(@PathVariable String registrationNumber, Authentication officer) {
        fileFor(registrationNumber, officer);
        return photos.find(registrationNumber)
                .map(jpeg -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.noStore())
                        .body(jpeg))
                .orElseThrow(() -> Refusal.notFound("photo.none"));
    }

    @PutMapping(path = "/api/cases/{registrationNumber}/photo", consumes = MediaType.IMAGE_JPEG_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putPhoto(@PathVariable String registrationNumber, @RequestBody byte[] jpeg, Authentication officer) {
        takePhoto(registrationNumber, jpeg, officer);
    }

    @PostMapping("/cases/{registrationNumber}/photo")
    String uploadPhoto(
            @PathVariable String registrationNumber,
            @RequestParam MultipartFile photo,
            Authentication officer,
            RedirectAttributes after,
            Locale language)
            throws IOException {
        byte[] jpeg = photo.getBytes();
        return done(
                registrationNumber,
                "case.photo-saved",
                after,
                language,
                () -> takePhoto(registrationNumber, jpeg, officer));
    }

    @PostMapping("/cases/{registrationNumber}/reschedule")
    String reschedule(
            @PathVariable String registrationNumber,
            @RequestParam String slot,
            Authentication officer,
            RedirectAttributes after,
            Locale language) {
        requireCounter(registrationNumber, officer);
        return done(
                registrationNumber,
                "case.rescheduled",
                after,
                language,
                () -> appointments.reschedule(registrationNumber, slot));
    }

    @PostMapping("/cases/{registrationNumber}/withdraw")
    String withdraw(
            @PathVariable String registrationNumber,
            Authentication officer,
            RedirectAttributes after,
            Locale language) {
        requireCounter(registrationNumber, officer);
        return done(registrationNumber, "case.withdrawn", after, language, () -> cases.withdraw(registrationNumber));
    }

    private String done(
            String registrationNumber, String key, RedirectAttributes after, Locale language, Runnable act) {
        try {
            act.run();
            after.addFlashAttribute("done", texts.in(language, key));
        } catch (Refusal refusal) {
            after.addFlashAttribute("refused", texts.in(language, refusal));
        }
        return "redirect:/cases/" + registrationNumber;
    }

    private void takePhoto(String registrationNumber, byte[] jpeg, Authentication officer) {
        fileFor(registrationNumber, officer);
        if (!isInterviewer(officer)) {
            throw Refusal.forbidden("not-allowed");
        }
        photos.put(registrationNumber, jpeg);
    }

    private void requireCounter(String registrationNumber, Authentication officer) {
        fileFor(registrationNumber, officer);
        if (!SignedIn.groups(officer).contains(Groups.COUNTER)) {
            throw Refusal.forbidden("not-allowed");
        }
    }

    private static boolean isInterviewer(Authentication officer) {
        return SignedIn.groups(officer).contains(Groups.INTERVIEWER);
    }

    private CaseFile fileFor(String registrationNumber, Authentication officer) {
        return cases.find(registrationNumber)
                .filter(file -> SignedIn.isOfficerOf(officer, file.office()))
                .orElseThrow(() -> Refusal.notFound("application.unknown"));
    }
}
