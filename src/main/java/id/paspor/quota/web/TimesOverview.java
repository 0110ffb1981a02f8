package id.paspor.quota.web;

import id.paspor.kernel.Texts;
import id.paspor.office.Office;
import id.paspor.quota.DayOfSlots;
import id.paspor.quota.QuotaRules;
import id.paspor.quota.rule.QuotaChange;
import id.paspor.quota.rule.ReleaseRule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What an office's interview times are, in sentences of one language. */
@Component
record TimesOverview(QuotaRules rules, Texts texts) {

    /** In which order the details of a change are read out. */
    private static final List<String> DETAILS = List.of(
            "class",
            "kind",
            "product",
            "weekdays",
            "day",
            "from",
            "to",
            "last",
            "days",
            "weeks",
            "at",
            "opens",
            "closes",
            "minutes",
            "places",
            "displaced",
            "reason");

    /** The places of one week, Monday to Sunday. */
    record Week(LocalDate monday, LocalDate sunday, long places, long booked, List<DayOfSlots> days) {}

    /** One change; what and details are in the language of the page. */
    record ChangeView(Instant at, String who, String what, List<String> details) {}

    List<Week> weeks(Office office) {
        Map<LocalDate, List<DayOfSlots>> byMonday = rules.overview(office).stream()
                .collect(Collectors.groupingBy(
                        day -> day.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                        TreeMap::new,
                        Collectors.toList()));
        return byMonday.entrySet().stream()
                .map(week -> new Week(
                        week.getKey(),
                        week.getKey().plusDays(6),
                        week.getValue().stream().mapToLong(DayOfSlots::places).sum(),
                        week.getValue().stream().mapToLong(DayOfSlots::booked).sum(),
                        week.getValue()))
                .toList();
    }

    /** The release rule as a sentence. */
    String release(Office office, Locale language) {
        ReleaseRule rule = rules.release(office);
        String key = "times.release." + rule.kind().code();
        return switch (rule.kind()) {
            case ROLLING -> texts.in(language, key, rule.days(), rule.at());
            case WEEKLY -> texts.in(language, key, texts.weekday(language, rule.weekday()), rule.at(), rule.weeks());
            case MONTHLY -> texts.in(language, key, rule.at());
        };
    }

    List<ChangeView> changes(Office office, Locale language) {
        return rules.changes(office).stream()
                .map(change -> new ChangeView(
                        change.changedAt(),
                        change.changedBy(),
                        texts.in(language, change.what()),
                        details(change, language)))
                .toList();
    }

    private List<String> details(QuotaChange change, Locale language) {
        return DETAILS.stream()
                .filter(change.details()::containsKey)
                .map(name -> texts.in(language, "times.field." + (name.equals("class") ? "slotClass" : name)) + ": "
                        + written(name, change.details().get(name), language))
                .toList();
    }

    private String written(String name, Object value, Locale language) {
        return switch (name) {
            case "class" -> texts.in(language, "slot.class." + value);
            case "kind" -> texts.in(language, "times.kind." + value);
            case "product" -> texts.in(language, "product." + value);
            case "weekdays" ->
                ((List<?>) value)
                        .stream()
                                .map(day -> texts.weekday(language, DayOfWeek.of((Integer) day)))
                                .collect(Collectors.joining(", "));
            case "day", "from", "to", "last" -> texts.format(language, LocalDate.parse(value.toString()));
            case "at", "opens", "closes" -> texts.format(language, LocalTime.parse(value.toString()));
            default -> value.toString();
        };
    }
}
