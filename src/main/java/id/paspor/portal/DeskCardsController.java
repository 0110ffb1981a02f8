package id.paspor.portal;

import id.paspor.appointment.CheckIns;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenToOfficers;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the cards of Tasklist say of their cases besides the name of the task: for all that are on screen at once. */
@RestController
@OpenToOfficers
class DeskCardsController {

    /** More cards than a list of Tasklist has on a page are not asked for. */
    private static final int MOST = 100;

    /** What happened in a case that an officer wants to know before opening it, by the flag that says so. */
    private static final Map<Status, String> HAPPENED = new LinkedHashMap<>();

    static {
        HAPPENED.put(Status.PRINT_SPOILED, "reprint");
        HAPPENED.put(Status.CORRECTED, "corrected");
        HAPPENED.put(Status.ORIGINALS_NOT_SEEN, "exception");
        HAPPENED.put(Status.APPLICANT_NOT_PRESENT, "exception");
    }

    private final CaseFiles cases;
    private final CheckIns checkIns;
    private final Offices offices;
    private final Deadlines deadlines;
    private final Texts texts;

    DeskCardsController(CaseFiles cases, CheckIns checkIns, Offices offices, Deadlines deadlines, Texts texts) {
        this.cases = cases;
        this.checkIns = checkIns;
        this.offices = offices;
        this.deadlines = deadlines;
        this.texts = texts;
    }

    /**
     * What a card shows, in the language of whoever asks.
     *
     * @param flags what is special about the case, the most urgent first
     * @param dayEnds when the present day ends at the office
     */
    record Card(String product, List<Flag> flags, Instant dayEnds) {}

    /**
     * Something special about a case.
     *
     * @param kind its code, by which it is coloured
     */
    record Flag(String kind, String text) {}

    /**
     * The cards of cases, by registration number; those of other offices, and of cases that do not exist, are left out.
     *
     * @param of registration numbers; those beyond the hundredth are left out
     */
    @GetMapping(path = "/cases/cards", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Card> cards(
            @RequestParam(name = "case", defaultValue = "") List<String> of, Authentication officer, Locale language) {
        List<CaseFile> files = cases
                .all(of.stream()
                        .distinct()
                        .limit(MOST)
                        .flatMap(text -> RegistrationNumber.of(text).stream())
                        .toList())
                .stream()
                .filter(file -> SignedIn.isOfficerOf(officer, file.office()))
                .toList();
        Set<RegistrationNumber> numbers =
                files.stream().map(CaseFile::registrationNumber).collect(Collectors.toSet());
        Set<RegistrationNumber> here = checkIns.here(numbers);
        Map<RegistrationNumber, Set<Status>> happened = cases.having(HAPPENED.keySet(), numbers);
        return files.stream()
                .collect(Collectors.toMap(file -> file.registrationNumber().digits(), file -> {
                    Office office = offices.get(file.office());
                    LocalDate today = deadlines.today(office);
                    List<String> kinds = new ArrayList<>();
                    if (here.contains(file.registrationNumber())) {
                        kinds.add("checked-in");
                    }
                    if (file.application().isChildOn(today)) {
                        kinds.add("child");
                    }
                    HAPPENED.forEach((status, kind) -> {
                        if (happened.getOrDefault(file.registrationNumber(), Set.of())
                                .contains(status)) {
                            kinds.add(kind);
                        }
                    });
                    return new Card(
                            texts.in(
                                    language,
                                    "product." + file.application().product().code()),
                            flags(kinds, language),
                            today.plusDays(1).atStartOfDay(office.zone()).toInstant());
                }));
    }

    private List<Flag> flags(Collection<String> kinds, Locale language) {
        return kinds.stream()
                .distinct()
                .map(kind -> new Flag(kind, texts.in(language, "card." + kind)))
                .toList();
    }
}
