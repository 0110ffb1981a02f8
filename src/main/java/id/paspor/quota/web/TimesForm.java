package id.paspor.quota.web;

import id.paspor.kernel.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The forms with which interview times are changed; each asks for a reason last. */
enum TimesForm {
    ADD_RULE(
            Field.of("class", Type.SLOT_CLASS),
            Field.of("weekdays", Type.WEEKDAYS),
            Field.of("from", Type.DATE),
            Field.optional("to", Type.DATE),
            Field.of("opens", Type.TIME),
            Field.of("closes", Type.TIME),
            Field.of("minutes", Type.NUMBER),
            Field.of("places", Type.NUMBER),
            Field.optional("replaces", Type.CHECK)),
    END_RULE(Field.hidden("id"), Field.of("last", Type.DATE)),
    RELEASE_ROLLING(Field.of("days", Type.NUMBER), Field.of("at", Type.TIME)),
    RELEASE_WEEKLY(Field.of("weekday", Type.WEEKDAY), Field.of("at", Type.TIME), Field.of("weeks", Type.NUMBER)),
    RELEASE_MONTHLY(Field.of("at", Type.TIME)),
    CLOSE_DAY(Field.of("day", Type.DATE), Field.forAdministrators("everywhere", Type.CHECK)),
    EXTRA_DAY(
            Field.of("day", Type.DATE),
            Field.of("opens", Type.TIME),
            Field.of("closes", Type.TIME),
            Field.of("minutes", Type.NUMBER),
            Field.of("places", Type.NUMBER)),
    CUT_DAY(Field.of("day", Type.DATE), Field.of("places", Type.NUMBER)),
    REMOVE_DAY(Field.hidden("kind"), Field.hidden("day")),
    PRODUCT_QUOTA(Field.of("product", Type.PRODUCT), Field.of("places", Type.NUMBER)),
    REMOVE_PRODUCT_QUOTA(Field.hidden("product")),
    FREE();

    private final List<Field> fields;

    TimesForm(Field... fields) {
        this.fields = List.of(fields);
    }

    /** What a field takes. */
    enum Type {
        DATE,
        TIME,
        NUMBER,
        TEXT,
        CHECK,
        SLOT_CLASS,
        WEEKDAY,
        WEEKDAYS,
        PRODUCT,
        HIDDEN;

        /** The code in the template. */
        String code() {
            return name().toLowerCase().replace('_', '-');
        }
    }

    /** One field. */
    record Field(String id, Type type, boolean required, boolean onlyForAdministrators) {

        static final Field REASON = of("reason", Type.TEXT);

        static Field of(String id, Type type) {
            return new Field(id, type, true, false);
        }

        static Field optional(String id, Type type) {
            return new Field(id, type, false, false);
        }

        static Field forAdministrators(String id, Type type) {
            return new Field(id, type, false, true);
        }

        /** What the form is about, given by the link that leads to it. */
        static Field hidden(String id) {
            return new Field(id, Type.HIDDEN, true, false);
        }
    }

    /**
     * The form with this code.
     *
     * @throws Refusal when there is none
     */
    static TimesForm of(String code) {
        return Arrays.stream(values())
                .filter(form -> form.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("request.not-understood"));
    }

    /** The code in addresses and message keys: kebab-case. */
    String code() {
        return name().toLowerCase().replace('_', '-');
    }

    /** All fields, the reason last. */
    List<Field> fields(boolean administrator) {
        return Stream.concat(fields.stream(), Stream.of(Field.REASON))
                .filter(field -> administrator || !field.onlyForAdministrators())
                .toList();
    }
}
