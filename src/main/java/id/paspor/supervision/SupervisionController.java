package id.paspor.supervision;

import id.paspor.casefile.Application;
import id.paspor.casefile.CaseList;
import id.paspor.casefile.CaseList.Filter;
import id.paspor.casefile.CaseList.ListedCase;
import id.paspor.casefile.CaseList.Order;
import id.paspor.casefile.OfficeHistory;
import id.paspor.casefile.Stage;
import id.paspor.casefile.reason.ReasonCode;
import id.paspor.engine.OpenWork;
import id.paspor.engine.version.CaseVersions;
import id.paspor.feedback.Feedback;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.notification.Messages;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.supervision.figures.Figure;
import id.paspor.supervision.figures.LatestFigures;
import id.paspor.supervision.view.SavedViews;
import id.paspor.web.BoundForm;
import id.paspor.web.Csv;
import id.paspor.web.SentForm;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** A supervisor's office at a glance, and the list of its cases. */
@Controller
@OpenTo(Groups.SUPERVISOR)
class SupervisionController {

    private static final int PAGE = 50;
    /** Stands for a reason that is in no list. */
    private static final String OWN_WORDS = "own-words";

    private static final int LAST_PAGE = 10_000;
    private static final int ROWS_AT_ONCE = 2_000;
    private static final int REFRESH_SECONDS = 60;

    /** The longest time of which a figure's cases are listed. */
    private static final int MOST_DAYS = 92;

    private final Overview overview;
    private final LatestFigures figures;
    private final OfficeHistory history;
    private final CaseList cases;
    private final OpenWork work;
    private final CaseVersions versions;
    private final Messages messages;
    private final Feedback feedback;
    private final SavedViews views;
    private final Offices offices;
    private final Texts texts;

    SupervisionController(
            Overview overview,
            LatestFigures figures,
            OfficeHistory history,
            CaseList cases,
            OpenWork work,
            CaseVersions versions,
            Messages messages,
            Feedback feedback,
            SavedViews views,
            Offices offices,
            Texts texts) {
        this.overview = overview;
        this.figures = figures;
        this.history = history;
        this.cases = cases;
        this.work = work;
        this.versions = versions;
        this.messages = messages;
        this.feedback = feedback;
        this.offices = offices;
        this.texts = texts;
        this.views = views;
    }

    /**
     * What is asked for in the address of a list.
     *
     * @param stage the code of one, or empty
     * @param late whether only cases that are late are listed
     * @param due whether only cases that will be late before the office's day is over are listed
     * @param undelivered whether only cases to whose applicants mail does not arrive are listed
     * @param officer an account that has taken a task of the case, or empty
     * @param ended {@code true}, {@code false}, or empty for both
     * @param from the first day of submission, office time, or {@code null}
     * @param to the last one, or {@code null}
     * @param figure the code of one behind which the cases are, or empty
     * @param reason the code of a reason of the list, or {@code own-words}, for which that figure counts; or empty
     * @param since the first day of that figure, office time; needed with one
     * @param until the last one; needed with one
     * @param version of the process on which the case runs, or {@code null} for all cases, also ended ones
     * @param sort the code of an {@link Order}, or empty: what is late for longest first if only that is listed, else the newest
     */
    record Wanted(
            String stage,
            Boolean late,
            Boolean due,
            Boolean undelivered,
            String officer,
            String ended,
            LocalDate from,
            LocalDate to,
            String figure,
            String reason,
            LocalDate since,
            LocalDate until,
            Integer version,
            String sort) {

        private static final Wanted NOTHING =
                new Wanted(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

        Wanted {
            stage = stage == null ? "" : stage;
            late = Boolean.TRUE.equals(late);
            due = Boolean.TRUE.equals(due);
            sort = sort == null || sort.isEmpty() ? late || due ? Order.URGENT.code() : "" : sort;
            undelivered = Boolean.TRUE.equals(undelivered);
            officer = officer == null ? "" : officer.strip();
            ended = ended == null ? "" : ended;
            figure = figure == null ? "" : figure;
            reason = reason == null ? "" : reason;
        }

        /** What is asked for as in an address, without what is not. */
        String query() {
            Map<String, Object> asked = new LinkedHashMap<>();
            asked.put("stage", stage);
            asked.put("ended", ended);
            asked.put("officer", officer);
            asked.put("from", from);
            asked.put("to", to);
            asked.put("late", late);
            asked.put("due", due);
            asked.put("undelivered", undelivered);
            asked.put("figure", figure);
            asked.put("reason", reason);
            asked.put("since", since);
            asked.put("until", until);
            asked.put("version", version);
            asked.put("sort", sort);
            asked.values().removeIf(value -> value == null || value.equals("") || value.equals(false));
            UriComponentsBuilder address = UriComponentsBuilder.newInstance();
            asked.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
            return Objects.requireNonNullElse(
                    address.encode().buildAndExpand(asked).getQuery(), "");
        }
    }

    @GetMapping("/supervision")
    String overview(Authentication supervisor, Model model) {
        Office office = office(supervisor);
        List<StageOverview> stages = overview.stages(office);
        model.addAttribute("office", office);
        model.addAttribute("stages", stages);
        model.addAttribute(
                "waiting", stages.stream().mapToLong(StageOverview::waiting).sum());
        model.addAttribute(
                "late", stages.stream().mapToLong(StageOverview::late).sum());
        model.addAttribute("incidents", work.incidents().getOrDefault(office.code(), 0L));
        model.addAttribute("undelivered", cases.underWay(office.code(), messages.undelivered(office.code())));
        model.addAttribute("figures", figures.of(office));
        model.addAttribute(
                "openBills",
                stages.stream()
                        .filter(line -> line.stage() == Stage.PAYMENT)
                        .mapToLong(StageOverview::waiting)
                        .sum());
        model.addAttribute("refreshAfter", REFRESH_SECONDS);
        model.addAttribute("feedback", feedback.figures(office.code()));
        return "supervision/overview";
    }

    /** The list; what nonsense stands among the filters is said above it, and nothing is listed. The other filters stay. */
    @GetMapping("/supervision/cases")
    String cases(
            Wanted asked,
            BindingResult bound,
            @RequestParam(defaultValue = "1") int page,
            Authentication supervisor,
            SentForm form) {
        if (page < 1 || page > LAST_PAGE) {
            throw Refusal.notFound("list.no-such-page");
        }
        Office office = office(supervisor);
        form.model().addAttribute("office", office).addAttribute("page", page);
        return form.answer(
                () -> {
                    BoundForm.check(bound, Wanted.class);
                    int first = (page - 1) * PAGE;
                    List<ListedCase> found = cases.page(filter(asked, office), order(asked.sort()), first, PAGE + 1);
                    return list(asked, found, form.model());
                },
                () -> list(asked.figure().isEmpty() ? asked : Wanted.NOTHING, List.of(), form.model()));
    }

    private String list(Wanted wanted, List<ListedCase> found, Model model) {
        model.addAttribute("wanted", wanted);
        model.addAttribute("query", wanted.query());
        model.addAttribute("orders", Order.values());
        model.addAttribute("views", views.own());
        model.addAttribute("stages", Stage.values());
        model.addAttribute("more", found.size() > PAGE);
        model.addAttribute("cases", found.stream().limit(PAGE).toList());
        return "supervision/cases";
    }

    /** The whole list as a file, written as it is read. */
    @GetMapping("/supervision/cases.csv")
    void csv(Wanted wanted, Authentication supervisor, Locale language, HttpServletResponse response)
            throws IOException {
        Office office = office(supervisor);
        Filter filter = filter(wanted, office);
        response.setContentType(new MediaType("text", "csv", StandardCharsets.UTF_8).toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("cases.csv").build().toString());
        OutputStream file = response.getOutputStream();
        file.write(new Csv()
                .row(
                        "registration_number",
                        "name",
                        "product",
                        "status",
                        "stage",
                        "submitted_at",
                        "ended_at",
                        "promise",
                        "promise_until",
                        "legal_term",
                        "legal_until")
                .bytes());
        ListedCase last = null;
        List<ListedCase> rows;
        do {
            rows = cases.after(last, filter, ROWS_AT_ONCE);
            Csv lines = new Csv();
            rows.forEach(row -> add(lines, row, office, language));
            file.write(lines.bytes());
            last = rows.isEmpty() ? last : rows.get(rows.size() - 1);
        } while (rows.size() == ROWS_AT_ONCE);
    }

    /** Keeps what is listed under a name. */
    @PostMapping("/supervision/cases/views")
    String save(String name, Wanted asked, BindingResult bound, Authentication supervisor, SentForm form) {
        return form.answer(
                () -> {
                    BoundForm.check(bound, Wanted.class);
                    filter(asked, office(supervisor));
                    order(asked.sort());
                    views.save(name, asked.query());
                    return form.done("view.saved", "/supervision/cases?" + asked.query());
                },
                () -> cases(asked, bound, 1, supervisor, form));
    }

    /** Forgets a view. */
    @PostMapping("/supervision/cases/views/{id}/forget")
    String forget(@PathVariable long id, SentForm form) {
        views.forget(id);
        return form.done("view.forgotten", "/supervision/cases");
    }

    private static Order order(String code) {
        return code.isEmpty()
                ? Order.NEWEST
                : Arrays.stream(Order.values())
                        .filter(order -> order.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> Refusal.invalid("sort", "list.no-such-order"));
    }

    private void add(Csv lines, ListedCase row, Office office, Locale language) {
        lines.row(
                row.registrationNumber(),
                row.applicantName(),
                row.product().code(),
                texts.in(language, "status." + row.status().code()),
                row.status().stage().code(),
                Csv.moment(row.submittedAt(), office.zone()),
                Csv.moment(row.closedAt(), office.zone()),
                row.promise().state().code(),
                Csv.moment(row.promise().at(), office.zone()),
                row.legal().state().code(),
                Csv.moment(row.legal().at(), office.zone()));
    }

    private Filter filter(Wanted wanted, Office office) {
        if (wanted.from() != null && wanted.to() != null && wanted.to().isBefore(wanted.from())) {
            throw Refusal.invalid("to", "days.end-before-they-begin");
        }
        Instant from = wanted.from() == null ? Instant.EPOCH : startOf(wanted.from(), office);
        Instant before = wanted.to() == null
                ? startOf(LocalDate.of(9999, 1, 1), office)
                : startOf(wanted.to().plusDays(1), office);
        return new Filter(
                office.code(),
                stage(wanted.stage()),
                ended(wanted.ended()),
                from,
                before,
                wanted.late(),
                wanted.due() ? overview.endOfDay(office) : null,
                among(wanted, office));
    }

    private static Instant startOf(LocalDate day, Office office) {
        if (day.getYear() < 1970 || day.getYear() > 9999) {
            throw Refusal.invalid("from", "list.no-such-day");
        }
        return day.atStartOfDay(office.zone()).toInstant();
    }

    private static Stage stage(String code) {
        return code.isEmpty()
                ? null
                : Arrays.stream(Stage.values())
                        .filter(stage -> stage.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> Refusal.invalid("stage", "list.no-such-stage"));
    }

    private static Boolean ended(String typed) {
        return switch (typed) {
            case "" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.invalid("ended", "list.true-or-false");
        };
    }

    private Set<RegistrationNumber> among(Wanted wanted, Office office) {
        List<Collection<RegistrationNumber>> conditions = new ArrayList<>();
        if (wanted.undelivered()) {
            conditions.add(messages.undelivered(office.code()));
        }
        if (!wanted.officer().isEmpty()) {
            conditions.add(cases(work.takenBy(office.code(), wanted.officer())));
        }
        if (!wanted.figure().isEmpty()) {
            conditions.add(behind(wanted, office));
        }
        if (wanted.version() != null) {
            conditions.add(cases(versions.running(Application.PROCESS, office.code(), wanted.version())));
        }
        return conditions.stream()
                .<Set<RegistrationNumber>>map(HashSet::new)
                .reduce((all, more) -> {
                    all.retainAll(more);
                    return all;
                })
                .orElse(null);
    }

    /** The cases among processes, by their business keys. */
    private static List<RegistrationNumber> cases(Collection<String> businessKeys) {
        return businessKeys.stream()
                .flatMap(key -> RegistrationNumber.of(key).stream())
                .toList();
    }

    private List<RegistrationNumber> behind(Wanted wanted, Office office) {
        Figure figure = Arrays.stream(Figure.values())
                .filter(known -> known.code().equals(wanted.figure()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("figure", "list.no-such-figure"));
        boolean complete = wanted.since() != null && wanted.until() != null;
        if (!complete || ChronoUnit.DAYS.between(wanted.since(), wanted.until()) >= MOST_DAYS) {
            throw Refusal.invalid("since", "list.figure-too-long", MOST_DAYS);
        }
        startOf(wanted.since(), office);
        startOf(wanted.until(), office);
        return wanted.reason().isEmpty()
                ? history.cases(office, figure.what(), figure.refusedAt(), wanted.since(), wanted.until())
                : history.cases(
                        office,
                        figure.what(),
                        figure.refusedAt(),
                        reason(wanted.reason()),
                        wanted.since(),
                        wanted.until());
    }

    private static ReasonCode reason(String code) {
        return code.equals(OWN_WORDS)
                ? null
                : Arrays.stream(ReasonCode.values())
                        .filter(reason -> reason.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> Refusal.invalid("reason", "list.no-such-figure"));
    }

    private Office office(Authentication supervisor) {
        return offices.get(SignedIn.desk(supervisor));
    }
}
