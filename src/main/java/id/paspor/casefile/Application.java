package id.paspor.casefile;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import id.paspor.casefile.channel.Channel;
import id.paspor.kernel.Coded;
import id.paspor.kernel.Language;
import id.paspor.office.Product;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;

/**
 * What the applicant declares, under the keys of the start form. Shapes and lengths are the form's business; what no
 * form can say is checked by {@link CaseFiles#register}.
 *
 * @param office code of the office that interviews and hands over
 * @param taxNumber NPWP, optional
 * @param language in which the applicant is written to, or {@code null}
 * @param channel by which the applicant is told what happens, or {@code null}
 * @param guardianName needed below 17 years of age, like {@code guardianNik}
 * @param oldPassportNumber for a replacement, like the two that follow
 * @param oldPassportIssuedAbroad whether an embassy or consulate issued it; {@code null} is no
 * @param further answers to fields that the form has and this program has no use for but to keep and show them
 */
public record Application(
        String office,
        Kind kind,
        Product product,
        String fullName,
        Nik nik,
        String familyCardNumber,
        String taxNumber,
        String placeOfBirth,
        LocalDate dateOfBirth,
        Sex sex,
        MaritalStatus maritalStatus,
        String occupation,
        String address,
        String city,
        String province,
        String postalCode,
        String phone,
        String email,
        Language language,
        Channel channel,
        String motherName,
        String fatherName,
        String guardianName,
        Nik guardianNik,
        String emergencyContactName,
        String emergencyContactPhone,
        String purpose,
        String destinationCountry,
        String oldPassportNumber,
        LocalDate oldPassportExpiry,
        OldPassportCondition oldPassportCondition,
        Boolean oldPassportIssuedAbroad,
        Boolean declaration,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> further) {

    /** The process that an application goes through, whose start form asks for all of this. */
    public static final String PROCESS = "passport-application";

    /** The age in years from which no guardian is needed, and the documents of adults are. */
    public static final int ADULT_AGE = 17;

    private static final int PRIORITY_UNDER = 5;
    private static final int PRIORITY_OVER = 60;

    /** The record of an application; without further answers the map is empty. */
    public Application {
        further = further == null ? Map.of() : Map.copyOf(further);
    }

    /** A first passport, or one that takes the place of another. */
    public enum Kind implements Coded {
        @JsonProperty("new")
        NEW,
        @JsonProperty("replacement")
        REPLACEMENT;
    }

    /** As on the identity card. */
    public enum Sex {
        F,
        M
    }

    /** As on the identity card. */
    public enum MaritalStatus {
        @JsonProperty("single")
        SINGLE,
        @JsonProperty("married")
        MARRIED,
        @JsonProperty("divorced")
        DIVORCED,
        @JsonProperty("widowed")
        WIDOWED
    }

    /** Why the passport is to be replaced; a good one, because it expires. */
    public enum OldPassportCondition implements Coded {
        @JsonProperty("good")
        GOOD,
        @JsonProperty("lost")
        LOST,
        @JsonProperty("damaged")
        DAMAGED,
        @JsonProperty("data-changed")
        DATA_CHANGED,
        @JsonProperty("pages-full")
        PAGES_FULL
    }

    /** Whole years of age on a day. */
    public int ageOn(LocalDate day) {
        return Period.between(dateOfBirth, day).getYears();
    }

    /** Whether the applicant goes first on this day for the age alone: under 5 or over 60 years. */
    public boolean hasPriorityOn(LocalDate day) {
        return ageOn(day) < PRIORITY_UNDER || ageOn(day) > PRIORITY_OVER;
    }

    /** Whether the applicant is a child in the sense of passport law on this day: under 17. */
    public boolean isChildOn(LocalDate day) {
        return ageOn(day) < ADULT_AGE;
    }
}
