package id.paspor.screening;

import id.paspor.casefile.Nik;
import id.paspor.kernel.Dates;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.written.WrittenNumber;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** One line of a watch list's file, read and checked. */
final class WatchListLine {

    private static final int LONGEST = 200;
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern PASSPORT = Pattern.compile("[A-Z0-9]{5,15}");
    private static final Pattern LETTER = Pattern.compile("[A-Za-z]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final WatchList list;
    private final CSVRecord row;
    private final long number;
    private final List<Problem> problems = new ArrayList<>();

    WatchListLine(WatchList list, CSVRecord row, long number) {
        this.list = list;
        this.row = row;
        this.number = number;
    }

    /** Counted from 1, which is the header. */
    long number() {
        return number;
    }

    /** What is wrong with it, once {@link #entry()} was read. */
    List<Problem> problems() {
        return problems;
    }

    Problem problem(String code, Object... details) {
        Object[] arguments = new Object[details.length + 1];
        arguments[0] = String.valueOf(number);
        System.arraycopy(details, 0, arguments, 1, details.length);
        return new Problem(null, code, arguments);
    }

    WatchListEntry entry() {
        if (row.size() != list.columns().size()) {
            note("watch-list.fields", row.size(), list.columns().size());
            return null;
        }
        boolean deferral = list == WatchList.DEFERRALS;
        WatchListEntry entry = new WatchListEntry(
                nik(deferral),
                deferral ? null : passportNumber(),
                fullName(),
                deferral ? null : date("date_of_birth", false),
                text("authority", true),
                text("reference", false),
                date("since", true),
                date("until", true));
        if (entry.since() != null && entry.until() != null) {
            checkPeriod(entry.since(), entry.until());
        }
        return entry;
    }

    private void checkPeriod(LocalDate since, LocalDate until) {
        if (until.isBefore(since)) {
            note("watch-list.reversed");
        } else if (list == WatchList.PREVENTION_ORDERS && until.isAfter(since.plusYears(1))) {
            note("watch-list.order-too-long");
        } else if (list == WatchList.DEFERRALS
                && (until.isBefore(since.plusMonths(6)) || until.isAfter(since.plusYears(2)))) {
            note("watch-list.deferral-length");
        }
    }

    private Nik nik(boolean required) {
        String written = text("nik", required);
        if (written == null) {
            return null;
        }
        Optional<Nik> nik = Nik.of(written).filter(Nik::isPossible);
        if (nik.isEmpty()) {
            note("watch-list.nik");
        }
        return nik.orElse(null);
    }

    private String passportNumber() {
        String written = text("passport_number", false);
        if (written == null) {
            return null;
        }
        String passport = WrittenNumber.compact(written);
        if (!PASSPORT.matcher(passport).matches()) {
            note("watch-list.passport");
        }
        return passport;
    }

    private String fullName() {
        String name = text("full_name", true);
        if (name != null
                && !LETTER.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                        .find()) {
            note("watch-list.name");
        }
        return name;
    }

    private LocalDate date(String column, boolean required) {
        String written = text(column, required);
        if (written == null) {
            return null;
        }
        try {
            if (DATE.matcher(written).matches()) {
                return Dates.parse(written);
            }
        } catch (DateTimeException impossible) {
            // is said below, as any other text that is no date
        }
        note("watch-list.date", column);
        return null;
    }

    private String text(String column, boolean required) {
        String written = row.get(list.columns().indexOf(column));
        if (written.isEmpty()) {
            if (required) {
                note("watch-list.required", column);
            }
            return null;
        }
        if (written.length() > LONGEST) {
            note("watch-list.too-long", column, LONGEST);
        } else if (CONTROL.matcher(written).find()) {
            note("watch-list.control", column);
        }
        return written;
    }

    private void note(String code, Object... details) {
        problems.add(problem(code, details));
    }
}
