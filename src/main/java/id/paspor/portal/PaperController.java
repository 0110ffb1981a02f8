package id.paspor.portal;

import id.paspor.appointment.Appointment;
import id.paspor.appointment.Appointments;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.OwnApplications;
import id.paspor.casefile.RegistrationNumber;
import id.paspor.document.Documents;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Letter;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.payment.Receipt;
import id.paspor.payment.Receipts;
import java.util.Locale;
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
    private final Documents documents;
    private final Receipts receipts;
    private final Offices offices;
    private final Texts texts;

    PaperController(
            OwnApplications own,
            Appointments appointments,
            Documents documents,
            Receipts receipts,
            Offices offices,
            Texts texts) {
        this.own = own;
        this.appointments = appointments;
        this.documents = documents;
        this.receipts = receipts;
        this.offices = offices;
        this.texts = texts;
    }

    @GetMapping("/appointment-letter.pdf")
    ResponseEntity<byte[]> appointmentLetter(
            @PathVariable String registrationNumber, Authentication applicant, Locale language) {
        CaseFile file = own.get(registrationNumber, applicant);
        Appointment appointment =
                appointments.of(registrationNumber).orElseThrow(() -> Refusal.notFound("appointment.no-letter"));
        Office office = offices.get(file.office());
        try (Letter letter = letterAbout(file, "letter.appointment", language)) {
            letter.fact(
                            texts.in(language, "letter.when"),
                            texts.format(language, Texts.at(appointment.start(), office.zone())))
                    .fact(texts.in(language, "letter.office"), office.name())
                    .fact(texts.in(language, "letter.address"), office.address())
                    .heading(texts.in(language, "letter.bring"));
            documents
                    .required(registrationNumber)
                    .forEach(document -> letter.item(texts.in(language, "document." + document.code())));
            letter.item(texts.in(language, "letter.bring-this"))
                    .heading(texts.in(language, "letter.good-to-know"))
                    .item(texts.in(language, "letter.appointment.move"))
                    .item(texts.in(language, "letter.appointment.missed"))
                    .item(texts.in(language, "letter.appointment.free"))
                    .item(texts.in(language, "letter.help"));
            return pdf(letter);
        }
    }

    @GetMapping("/receipt.pdf")
    ResponseEntity<byte[]> receipt(@PathVariable String registrationNumber, Authentication applicant, Locale language) {
        CaseFile file = own.get(registrationNumber, applicant);
        Receipt receipt = receipts.latest(registrationNumber).orElseThrow(() -> Refusal.notFound("payment.no-receipt"));
        Office office = offices.get(file.office());
        try (Letter letter = letterAbout(file, "letter.receipt", language)) {
            letter.fact(texts.in(language, "letter.receipt.number"), receipt.number())
                    .fact(texts.in(language, "letter.receipt.amount"), texts.rupiah(language, receipt.amount()))
                    .fact(
                            texts.in(language, "letter.receipt.received"),
                            texts.format(language, Texts.at(receipt.receivedAt(), office.zone())))
                    .fact(texts.in(language, "letter.receipt.account"), receipt.virtualAccountNumber())
                    .fact(texts.in(language, "letter.receipt.reference"), receipt.reference())
                    .fact(texts.in(language, "letter.office"), office.name())
                    .fact(texts.in(language, "letter.address"), office.address())
                    .heading(texts.in(language, "letter.good-to-know"))
                    .item(texts.in(language, "letter.receipt.for"))
                    .item(texts.in(language, "letter.receipt.keep"))
                    .item(texts.in(language, "letter.help"));
            return pdf(letter);
        }
    }

    /** The beginning of every letter: title, code, and whom it concerns. */
    private Letter letterAbout(CaseFile file, String kind, Locale language) {
        String number = RegistrationNumber.grouped(file.registrationNumber());
        return new Letter(language, texts.in(language, "page.title"), texts.in(language, kind + ".title"))
                .code(file.registrationNumber(), texts.in(language, "letter.code", number))
                .fact(texts.in(language, "letter.registration-number"), number)
                .fact(texts.in(language, "letter.name"), file.application().fullName())
                .fact(
                        texts.in(language, "letter.product"),
                        texts.in(
                                language,
                                "product." + file.application().product().code()));
    }

    private static ResponseEntity<byte[]> pdf(Letter letter) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(letter.pdf());
    }
}
