package id.paspor.issuance.web;

import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFile;
import id.paspor.issuance.Passport;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.kernel.Texts.Wording;
import id.paspor.office.Offices;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * The print file of passports: the data page of each and, for a name that it does not hold, the endorsement page, in capitals and
 * in both languages, whichever language the officer reads.
 */
@Component
record PrintFile(Offices offices, Texts texts) {

    /** Where the second of two fields in a row begins. */
    private static final float SECOND = 78;

    /** Where the passport number begins, in the row of three. */
    private static final float NUMBER = 96;

    private static final float HEAD_SIZE = 8;

    /** Between the rows, and between them and the head. */
    private static final float PITCH = 7.4f;

    private static final float FIRST_ROW = 68.8f;
    private static final float HEAD = 82;

    /**
     * What is drawn of one passport.
     *
     * @param photo of its holder, as JPEG
     */
    record Sheet(Passport passport, CaseFile file, byte[] photo) {}

    /**
     * Draws passports, one after the other.
     *
     * @param sheets at least one
     * @return a PDF of one page or two for each
     * @throws Refusal naming the field and the case of a value that cannot be written with its own signs
     */
    byte[] of(List<Sheet> sheets) {
        try (DataPage page = new DataPage(texts.bilingual("data-page.title"))) {
            draw(page, sheets.get(0));
            sheets.stream().skip(1).forEach(sheet -> draw(page.nextPage(), sheet));
            return page.pdf();
        }
    }

    private void draw(DataPage page, Sheet sheet) {
        Passport passport = sheet.passport();
        require(page, "name", passport.name(), sheet.file());
        require(page, "place-of-birth", sheet.file().application().placeOfBirth(), sheet.file());
        require(page, "office", officeOf(sheet.file()), sheet.file());
        if (passport.endorsement() != null) {
            require(page, "whole-name", passport.endorsement(), sheet.file());
        }
        drawHead(page, passport.number());
        page.portrait(sheet.photo());
        drawFields(page, passport, sheet.file());
        page.zone(passport.mrz());
        if (passport.endorsement() != null) {
            drawEndorsement(page.nextPage(), passport, sheet.file());
        }
    }

    private static void require(DataPage page, String field, String value, CaseFile file) {
        if (!page.canWrite(capitals(value))) {
            throw Refusal.conflict("data-page.unprintable", new Wording("data-page." + field), file.groupedNumber());
        }
    }

    private void drawHead(DataPage page, String number) {
        float row = FIRST_ROW + PITCH + 1;
        page.line(text("state"), DataPage.LEFT, HEAD, DataPage.RIGHT, HEAD_SIZE)
                .line(text("document"), DataPage.LEFT, row - 2.5f, DataPage.FIELDS - 2, HEAD_SIZE)
                .field(text("type"), "P", DataPage.FIELDS, row, 60)
                .field(text("country-code"), "IDN", 62, row, NUMBER - 2)
                .field(text("number"), number, NUMBER, row, DataPage.RIGHT);
    }

    private void drawFields(DataPage page, Passport passport, CaseFile file) {
        Application holder = file.application();
        row(page, 0, "name", passport.name());
        row(page, 1, "nationality", text("indonesia"));
        row(
                page,
                2,
                "date-of-birth",
                date(holder.dateOfBirth()),
                "sex",
                text("sex." + holder.sex().name()));
        row(page, 3, "place-of-birth", holder.placeOfBirth());
        row(page, 4, "issued", date(passport.issuedOn()), "expires", date(passport.expiresOn()));
        row(page, 5, "registration", file.registrationNumber().digits(), "office", officeOf(file));
    }

    private void drawEndorsement(DataPage page, Passport passport, CaseFile file) {
        page.line(text("endorsement"), DataPage.LEFT, HEAD, DataPage.RIGHT, HEAD_SIZE)
                .field(text("number"), passport.number(), DataPage.LEFT, FIRST_ROW, DataPage.RIGHT)
                .field(text("whole-name"), passport.endorsement(), DataPage.LEFT, FIRST_ROW - PITCH, DataPage.RIGHT)
                .field(text("issued"), date(passport.issuedOn()), DataPage.LEFT, FIRST_ROW - 2 * PITCH, SECOND - 2)
                .field(text("office"), officeOf(file), SECOND, FIRST_ROW - 2 * PITCH, DataPage.RIGHT);
    }

    private void row(DataPage page, int row, String field, String value) {
        page.field(text(field), capitals(value), DataPage.FIELDS, FIRST_ROW - row * PITCH, DataPage.RIGHT);
    }

    private void row(DataPage page, int row, String left, String leftValue, String right, String rightValue) {
        float bottom = FIRST_ROW - row * PITCH;
        page.field(text(left), leftValue, DataPage.FIELDS, bottom, SECOND - 2)
                .field(text(right), rightValue, SECOND, bottom, DataPage.RIGHT);
    }

    private String officeOf(CaseFile file) {
        return capitals(offices.get(file.office()).name());
    }

    private String text(String key) {
        return capitals(texts.bilingual("data-page." + key));
    }

    /** As in {@code 22 APR 1986} and {@code 17 AGU/AUG 1990} (Doc 9303 part 3, section 3.8). */
    private static String date(LocalDate date) {
        String indonesian = month(date, Texts.INDONESIAN);
        String english = month(date, Texts.ENGLISH);
        String month = indonesian.equals(english) ? indonesian : indonesian + "/" + english;
        return "%02d %s %d".formatted(date.getDayOfMonth(), month, date.getYear());
    }

    private static String month(LocalDate date, Locale language) {
        return capitals(date.getMonth().getDisplayName(TextStyle.SHORT, language));
    }

    private static String capitals(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
