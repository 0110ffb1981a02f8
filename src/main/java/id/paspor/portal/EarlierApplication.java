package id.paspor.portal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.Status;
import id.paspor.issuance.Passports;
import id.paspor.kernel.Coded;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What an earlier application says already about the next one of the same person. */
@Component
record EarlierApplication(Passports passports, ObjectMapper json) {

    /** Declared anew with every application. */
    private static final List<String> DECLARED_ANEW = List.of("declaration");

    /** Belongs to the passport that was replaced then, and to the journey planned then. */
    private static final List<String> OF_THAT_TIME = List.of(
            "kind",
            "product",
            "purpose",
            "destinationCountry",
            "oldPassportNumber",
            "oldPassportExpiry",
            "oldPassportCondition",
            "oldPassportIssuedAbroad");

    /** What those who live together share. */
    private static final List<String> OF_THE_HOUSEHOLD = List.of(
            "office",
            "familyCardNumber",
            "address",
            "city",
            "province",
            "postalCode",
            "phone",
            "email",
            "language",
            "channel",
            "emergencyContactName",
            "emergencyContactPhone");

    /** Whose application the next one is, as seen by the applicant of the one before. */
    enum Relation implements Coded {
        /** A brother or sister. */
        SAME_PARENTS,
        /** A child, whose parent and guardian the applicant is. */
        CHILD,
        /** Somebody else at the same address. */
        OTHER
    }

    /** Answers to begin with for one more person at the same address. */
    Map<String, Object> ofSameAddress(CaseFile file, Relation relation) {
        Map<String, Object> before =
                json.convertValue(file.application(), new TypeReference<TreeMap<String, Object>>() {});
        Map<String, Object> answers = new TreeMap<>(before);
        answers.keySet().retainAll(OF_THE_HOUSEHOLD);
        if (relation == Relation.SAME_PARENTS) {
            answers.put("motherName", before.get("motherName"));
            answers.put("fatherName", before.get("fatherName"));
        } else if (relation == Relation.CHILD) {
            boolean mother = file.application().sex() == Application.Sex.F;
            answers.put(mother ? "motherName" : "fatherName", before.get("fullName"));
            answers.put("guardianName", before.get("fullName"));
            answers.put("guardianNik", before.get("nik"));
        }
        answers.values().removeIf(Objects::isNull);
        return answers;
    }

    /**
     * Answers to begin with: after a passport was handed over, its replacement; after an application that came to nothing,
     * the same again.
     */
    Map<String, Object> answers(CaseFile file) {
        Map<String, Object> answers =
                json.convertValue(file.application(), new TypeReference<TreeMap<String, Object>>() {});
        answers.values().removeIf(Objects::isNull);
        answers.keySet().removeAll(DECLARED_ANEW);
        if (file.status() == Status.PASSPORT_HANDED_OVER) {
            answers.keySet().removeAll(OF_THAT_TIME);
            answers.put("kind", Application.Kind.REPLACEMENT.code());
            passports.of(file.registrationNumber()).ifPresent(passport -> {
                answers.put("oldPassportNumber", passport.number());
                answers.put("oldPassportExpiry", passport.expiresOn().toString());
            });
        }
        return answers;
    }
}
