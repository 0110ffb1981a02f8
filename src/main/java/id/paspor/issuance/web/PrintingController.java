package id.paspor.issuance.web;

import id.paspor.booklet.BookletStock;
import id.paspor.booklet.PrintingQueue;
import id.paspor.booklet.PrintingQueue.ToPrint;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.access.AccessLog;
import id.paspor.casefile.photo.Photos;
import id.paspor.issuance.Passports;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the printing desk prints next, and the pages of a batch in one file. Supervisors may do so too. */
@Controller
@OpenTo({Groups.PRINTING, Groups.SUPERVISOR})
@RequestMapping("/printing")
class PrintingController {

    private final PrintingQueue queue;
    private final BookletStock stock;
    private final Passports passports;
    private final CaseFiles cases;
    private final Photos photos;
    private final PrintFile printFile;
    private final AccessLog accessLog;
    private final Offices offices;

    PrintingController(
            PrintingQueue queue,
            BookletStock stock,
            Passports passports,
            CaseFiles cases,
            Photos photos,
            PrintFile printFile,
            AccessLog accessLog,
            Offices offices) {
        this.queue = queue;
        this.stock = stock;
        this.passports = passports;
        this.cases = cases;
        this.photos = photos;
        this.printFile = printFile;
        this.accessLog = accessLog;
        this.offices = offices;
    }

    /** @param product its code, or empty for the first of which something is to be printed */
    @GetMapping
    String show(@RequestParam(defaultValue = "") String product, Authentication officer, Model model) {
        Office office = officeOf(officer);
        Map<String, Long> waiting = queue.waiting(office.code());
        String shown = product.isEmpty() ? waiting.keySet().stream().findFirst().orElse("") : product;
        model.addAttribute("office", office);
        model.addAttribute("low", stock.low(office));
        model.addAttribute("lowLevel", stock.lowLevel());
        model.addAttribute("waiting", waiting);
        model.addAttribute("product", shown);
        model.addAttribute(
                "batch", waiting.containsKey(shown) ? queue.next(office.code(), Product.of(shown)) : List.of());
        return "issuance/printing";
    }

    @PostMapping("/pages.pdf")
    ResponseEntity<byte[]> pages(@RequestParam(defaultValue = "") List<String> numbers, Authentication officer) {
        List<ToPrint> batch = queue.batch(officeOf(officer).code(), numbers);
        List<PrintFile.Sheet> sheets = batch.stream()
                .map(passport -> sheet(passport.registrationNumber()))
                .toList();
        batch.forEach(passport -> accessLog.record(passport.registrationNumber(), AccessLog.DATA_PAGE));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(printFile.of(sheets));
    }

    private PrintFile.Sheet sheet(RegistrationNumber registrationNumber) {
        return new PrintFile.Sheet(
                passports.inHand(registrationNumber).orElseThrow(() -> Refusal.conflict("printing.moved-on")),
                cases.get(registrationNumber),
                photos.find(registrationNumber).orElseThrow(() -> Refusal.notFound("photo.none")));
    }

    private Office officeOf(Authentication officer) {
        return SignedIn.offices(officer).stream()
                .findFirst()
                .map(offices::get)
                .orElseThrow(() -> Refusal.forbidden("not-allowed"));
    }
}
