package id.paspor.issuance.web;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.access.AccessLog;
import id.paspor.casefile.access.OfficeCases;
import id.paspor.casefile.photo.Photos;
import id.paspor.issuance.Passport;
import id.paspor.issuance.Passports;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.access.OpenTo;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the printing desk prints: the pages of a passport that it has in hand. */
@Controller
@OpenTo({Groups.PRINTING, Groups.SUPERVISOR})
public class DataPageController {

    private final OfficeCases officeCases;
    private final Passports passports;
    private final Photos photos;
    private final PrintFile printFile;
    private final AccessLog accessLog;

    DataPageController(
            OfficeCases officeCases, Passports passports, Photos photos, PrintFile printFile, AccessLog accessLog) {
        this.officeCases = officeCases;
        this.passports = passports;
        this.photos = photos;
        this.printFile = printFile;
        this.accessLog = accessLog;
    }

    @GetMapping("/cases/{registrationNumber}/data-page.pdf")
    ResponseEntity<byte[]> dataPage(@PathVariable RegistrationNumber registrationNumber, Authentication officer) {
        CaseFile file = officeCases.get(registrationNumber, officer);
        Passport passport = passports.inHand(registrationNumber).orElseThrow(() -> Refusal.conflict("data-page.none"));
        byte[] photo = photos.find(registrationNumber).orElseThrow(() -> Refusal.notFound("photo.none"));
        accessLog.record(registrationNumber, AccessLog.DATA_PAGE);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(printFile.of(List.of(new PrintFile.Sheet(passport, file, photo))));
    }
}
