package id.paspor.payment.web;

import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.payment.book.Books;
import id.paspor.payment.book.Books.BilledCase;
import id.paspor.payment.book.Books.Revenue;
import id.paspor.payment.book.Books.Sum;
import id.paspor.payment.book.Books.Which;
import id.paspor.payment.book.Days;
import id.paspor.web.BoundForm;
import id.paspor.web.Csv;
import id.paspor.web.Download;
import id.paspor.web.SentForm;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The books of a treasurer's office: payments with their receipts, bills, revenue, and the ledger. */
@Controller
@OpenTo(Groups.TREASURER)
@RequestMapping(TreasuryController.PATH)
class BooksController {

    private static final int PAGE = 100;
    private static final int LAST_PAGE = 10_000;
    private static final int ROWS_AT_ONCE = 2_000;
    private static final int LONGEST_SEARCH = 100;

    private final Books books;
    private final Offices offices;
    private final Texts texts;
    private final Clock clock;

    BooksController(Books books, Offices offices, Texts texts, Clock clock) {
        this.books = books;
        this.offices = offices;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Which payments are asked for.
     *
     * @param from the first day, or {@code null} for today
     * @param to the last day, or {@code null} for the first
     * @param q part of one of the numbers, or empty
     */
    record Wanted(LocalDate from, LocalDate to, String q) {

        Wanted {
            q = q == null ? "" : q.strip();
        }

        private Days days(LocalDate today) {
            LocalDate first = from == null ? today : from;
            return Days.of(first, to == null ? from == null ? today : first : to);
        }

        /** As they were typed, whether or not they are days of an office. */
        private Days typed() {
            return new Days(from, to);
        }

        private String find() {
            if (q.length() > LONGEST_SEARCH) {
                throw Refusal.invalid("q", "search.too-long", LONGEST_SEARCH);
            }
            return q.replaceAll("\\s", "");
        }
    }

    /** The payments; what is wrong with what was asked for is said at its field, and none is listed. */
    @GetMapping("/payments")
    String payments(
            Wanted wanted,
            BindingResult bound,
            @RequestParam(defaultValue = "1") int page,
            Authentication treasurer,
            SentForm form) {
        Office office = office(treasurer);
        form.model().addAttribute("q", wanted.q());
        return form.answer(
                () -> {
                    BoundForm.check(bound, Wanted.class);
                    Days days = wanted.days(today(office));
                    List<BilledCase> found = books.paid(office, days, wanted.find(), skip(page), PAGE + 1);
                    return payments(
                            office, days, found, books.sumOfPaid(office, days, wanted.find()), page, form.model());
                },
                () -> payments(office, wanted.typed(), List.of(), new Sum(0, 0), 1, form.model()));
    }

    private static String payments(Office office, Days days, List<BilledCase> found, Sum sum, int page, Model model) {
        model.addAttribute("sum", sum);
        return show("payments", office, days, found, page, model);
    }

    @GetMapping("/payments.csv")
    void paymentsCsv(Wanted wanted, Authentication treasurer, Locale language, HttpServletResponse response)
            throws IOException {
        Office office = office(treasurer);
        Days days = wanted.days(today(office));
        String find = wanted.find();
        Csv head = new Csv()
                .row("receipt", "paid_at", "registration_number", "product", "amount", "virtual_account", "reference");
        write(
                "payments",
                head,
                response,
                skip -> books.paid(office, days, find, skip, ROWS_AT_ONCE),
                (lines, bill) -> lines.row(
                        bill.receipt(office),
                        Csv.moment(bill.paidAt(), office.zone()),
                        bill.registrationNumber(),
                        bill.product().code(),
                        bill.amount(),
                        bill.virtualAccountNumber(),
                        bill.reference()));
    }

    @GetMapping("/bills")
    String bills(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "1") int page,
            Authentication treasurer,
            Model model) {
        Office office = office(treasurer);
        Which which = which(state);
        Map<Which, Sum> sums = new EnumMap<>(Which.class);
        Arrays.stream(Which.values()).forEach(one -> sums.put(one, books.sumOfBills(office, one)));
        model.addAttribute("sums", sums);
        model.addAttribute("which", which);
        List<BilledCase> found = books.bills(office, which, skip(page), PAGE + 1);
        return show("bills", office, null, found, page, model);
    }

    @GetMapping("/bills.csv")
    void billsCsv(
            @RequestParam(defaultValue = "open") String state, Authentication treasurer, HttpServletResponse response)
            throws IOException {
        Office office = office(treasurer);
        Which which = which(state);
        Csv head = new Csv()
                .row("registration_number", "product", "amount", "virtual_account", "issued_at", "due_at", "state");
        write(
                "bills",
                head,
                response,
                skip -> books.bills(office, which, skip, ROWS_AT_ONCE),
                (lines, bill) -> lines.row(
                        bill.registrationNumber(),
                        bill.product().code(),
                        bill.amount(),
                        bill.virtualAccountNumber(),
                        Csv.moment(bill.issuedAt(), office.zone()),
                        Csv.moment(bill.dueAt(), office.zone()),
                        state));
    }

    /** The revenue; what is wrong with what was asked for is said at its field, and none is listed. */
    @GetMapping("/revenue")
    String revenue(Wanted wanted, BindingResult bound, Authentication treasurer, SentForm form) {
        Office office = office(treasurer);
        return form.answer(
                () -> {
                    BoundForm.check(bound, Wanted.class);
                    Days days = month(wanted, office);
                    return revenue(office, days, books.revenue(office, days), form.model());
                },
                () -> revenue(office, wanted.typed(), List.of(), form.model()));
    }

    private static String revenue(Office office, Days days, List<Revenue> revenue, Model model) {
        model.addAttribute("office", office);
        model.addAttribute("days", days);
        model.addAttribute("revenue", revenue);
        model.addAttribute("chart", revenue.isEmpty() ? null : RevenueChart.of(days, revenue));
        model.addAttribute("count", revenue.stream().mapToLong(Revenue::count).sum());
        model.addAttribute("amount", revenue.stream().mapToLong(Revenue::amount).sum());
        return "payment/revenue";
    }

    @GetMapping("/revenue.csv")
    void revenueCsv(Wanted wanted, Authentication treasurer, HttpServletResponse response) throws IOException {
        Office office = office(treasurer);
        List<Revenue> revenue = books.revenue(office, month(wanted, office));
        Csv head = new Csv().row("day", "product", "count", "amount");
        write(
                "revenue",
                head,
                response,
                skip -> skip == 0 ? revenue : List.of(),
                (lines, line) -> lines.row(line.day(), line.product().code(), line.count(), line.amount()));
    }

    /** This month, unless days are asked for. */
    private Days month(Wanted wanted, Office office) {
        LocalDate today = today(office);
        return wanted.from() == null && wanted.to() == null
                ? Days.of(today.withDayOfMonth(1), today)
                : wanted.days(today);
    }

    @GetMapping("/ledger")
    String ledger(Authentication treasurer, Model model) {
        Office office = office(treasurer);
        model.addAttribute("office", office);
        model.addAttribute("balances", books.balances(office));
        model.addAttribute(
                "owed",
                books.sumOfBills(office, Which.OPEN).amount()
                        + books.sumOfBills(office, Which.OVERDUE).amount());
        return "payment/ledger";
    }

    private static String show(String list, Office office, Days days, List<BilledCase> found, int page, Model model) {
        model.addAttribute("office", office);
        model.addAttribute("days", days);
        model.addAttribute("bills", found.stream().limit(PAGE).toList());
        model.addAttribute("page", page);
        model.addAttribute("more", found.size() > PAGE);
        return "payment/" + list;
    }

    private static int skip(int page) {
        if (page < 1 || page > LAST_PAGE) {
            throw Refusal.notFound("list.no-such-page");
        }
        return (page - 1) * PAGE;
    }

    private static Which which(String state) {
        return Arrays.stream(Which.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(state))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("state", "books.no-such-state"));
    }

    private Office office(Authentication treasurer) {
        return offices.get(SignedIn.desk(treasurer));
    }

    private LocalDate today(Office office) {
        return LocalDate.ofInstant(clock.instant(), office.zone());
    }

    /** How a line of a file is written. */
    private interface Line<T> {

        void add(Csv lines, T row);
    }

    /** Writes a file as it is read, some rows at a time. */
    private static <T> void write(
            String name, Csv head, HttpServletResponse response, IntFunction<List<T>> rows, Line<T> line)
            throws IOException {
        Download.begin(name + ".csv", Download.CSV, response);
        OutputStream file = response.getOutputStream();
        file.write(head.bytes());
        int written = 0;
        List<T> some;
        do {
            some = rows.apply(written);
            Csv lines = new Csv();
            some.forEach(row -> line.add(lines, row));
            file.write(lines.bytes());
            written += some.size();
        } while (some.size() == ROWS_AT_ONCE);
    }
}
