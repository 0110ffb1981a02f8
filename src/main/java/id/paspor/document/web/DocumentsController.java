package id.paspor.document.web;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.access.OwnApplications;
import id.paspor.document.DocumentCopies;
import id.paspor.document.DocumentCopies.Content;
import id.paspor.document.DocumentCopy;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Offices;
import id.paspor.web.SentForm;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The copies that an applicant uploads, each by a form of its own, so that one that breaks off costs only itself. */
@Controller
@OpenTo(Groups.APPLICANT)
@RequestMapping("/applications/{registrationNumber}/documents")
class DocumentsController {

    private final OwnApplications own;
    private final CaseFiles cases;
    private final DocumentCopies copies;
    private final Offices offices;

    DocumentsController(OwnApplications own, CaseFiles cases, DocumentCopies copies, Offices offices) {
        this.own = own;
        this.cases = cases;
        this.copies = copies;
        this.offices = offices;
    }

    @GetMapping
    @Transactional(readOnly = true)
    String show(@PathVariable RegistrationNumber registrationNumber, Authentication applicant, Model model) {
        CaseFile file = own.get(registrationNumber, applicant);
        model.addAttribute("file", file);
        model.addAttribute("office", offices.get(file.office()));
        List<DocumentCopy> needed = copies.of(registrationNumber);
        model.addAttribute("copies", needed);
        model.addAttribute("progress", DocumentCopies.Progress.of(needed));
        model.addAttribute("child", file.application().isChildOn(cases.todayAt(file)));
        model.addAttribute("mostBytes", copies.mostBytes());
        return "document/documents";
    }

    /** Takes a copy; the name and the type that the browser gives it mean nothing and are not looked at. */
    @PostMapping("/{code}")
    String upload(
            @PathVariable RegistrationNumber registrationNumber,
            @PathVariable String code,
            @RequestParam(required = false) MultipartFile file,
            Authentication applicant,
            SentForm form) {
        own.get(registrationNumber, applicant);
        return form.answer(
                () -> {
                    if (file == null) {
                        throw Refusal.invalid("file", "copy.empty");
                    }
                    copies.put(registrationNumber, code, file);
                    String page = "/applications/" + registrationNumber + "/documents";
                    return form.done("copy.saved", page, new Texts.Wording("document." + code));
                },
                refusal -> {
                    if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                        throw refusal;
                    }
                    Map<String, String> problems =
                            Map.of("file-" + code, form.texts().in(form.language(), refusal));
                    return show(registrationNumber, applicant, form.model().addAttribute("problems", problems));
                });
    }

    @GetMapping("/{code}")
    ResponseEntity<byte[]> content(
            @PathVariable RegistrationNumber registrationNumber, @PathVariable String code, Authentication applicant) {
        own.get(registrationNumber, applicant);
        Content content = copies.content(registrationNumber, code).orElseThrow(() -> Refusal.notFound("copy.none"));
        boolean pdf = content.type().equals(DocumentCopies.PDF);
        return uploaded(
                content.bytes(),
                MediaType.parseMediaType(content.type()),
                pdf
                        ? ContentDisposition.attachment()
                                .filename(code + ".pdf")
                                .build()
                        : ContentDisposition.inline().filename(code + ".jpg").build());
    }

    @GetMapping("/{code}/pages/{number}")
    ResponseEntity<byte[]> page(
            @PathVariable RegistrationNumber registrationNumber,
            @PathVariable String code,
            @PathVariable int number,
            Authentication applicant) {
        own.get(registrationNumber, applicant);
        return page(copies, registrationNumber, code, number);
    }

    /** A page of a copy as a picture. */
    static ResponseEntity<byte[]> page(
            DocumentCopies copies, RegistrationNumber registrationNumber, String code, int number) {
        byte[] jpeg = copies.page(registrationNumber, code, number).orElseThrow(() -> Refusal.notFound("copy.none"));
        return uploaded(
                jpeg,
                MediaType.IMAGE_JPEG,
                ContentDisposition.inline()
                        .filename(code + "-" + number + ".jpg")
                        .build());
    }

    /** Content that somebody sent once: kept by no cache, and whatever it is, it can do nothing. */
    private static ResponseEntity<byte[]> uploaded(byte[] content, MediaType type, ContentDisposition disposition) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
                .body(content);
    }
}
