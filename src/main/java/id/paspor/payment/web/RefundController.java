package id.paspor.payment.web;

import id.paspor.kernel.Groups;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.payment.book.Books;
import id.paspor.web.BoundForm;
import id.paspor.web.Download;
import id.paspor.web.Papers;
import id.paspor.web.SentForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the state is to give back: the list, a letter that asks for it, and the note that it was done. */
@Controller
@OpenTo(Groups.TREASURER)
@RequestMapping(RefundController.PATH)
class RefundController {

    static final String PATH = TreasuryController.PATH + "/refunds";

    private static final String NUMBER = "/{id:[0-9]{1,18}}";
    private static final int LISTED = 500;

    private final Books books;
    private final Offices offices;
    private final Papers papers;

    RefundController(Books books, Offices offices, Papers papers) {
        this.books = books;
        this.offices = offices;
        this.papers = papers;
    }

    @GetMapping
    String show(Authentication treasurer, Model model) {
        Office office = office(treasurer);
        model.addAttribute("office", office);
        model.addAttribute("refunds", books.refunds(office, LISTED));
        return "payment/refunds";
    }

    /** The letter to who pays refunds out. */
    @GetMapping(NUMBER + ".pdf")
    ResponseEntity<byte[]> letter(@PathVariable long id, Authentication treasurer, Locale language) {
        Office office = office(treasurer);
        byte[] pdf = papers.pdf(
                "payment/refund-letter", language, Map.of("office", office, "refund", books.refund(office, id)));
        return Download.of("refund-" + id + ".pdf", MediaType.APPLICATION_PDF, pdf);
    }

    /** When and by which order it was made. */
    record Made(
            @NotNull LocalDate madeOn,
            @NotBlank @Size(min = 3, max = 100) String reference) {

        Made {
            reference = reference == null ? null : reference.strip();
        }
    }

    @PostMapping(NUMBER)
    String made(@PathVariable long id, @Valid Made made, BindingResult bound, Authentication treasurer, SentForm form) {
        Office office = office(treasurer);
        return form.answer(
                () -> {
                    books.refundToMake(office, id);
                    BoundForm.check(bound, Made.class);
                    books.made(office, id, made.madeOn(), made.reference());
                    return form.done("refunds.recorded", PATH);
                },
                () -> {
                    form.ofOneForm(field -> field + "-" + id);
                    return show(treasurer, form.model());
                });
    }

    private Office office(Authentication treasurer) {
        return offices.get(SignedIn.desk(treasurer));
    }
}
