package id.paspor.portal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.Status;
import id.paspor.issuance.Passports;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What an earlier application says already about the next one of the same person. */
@Component
class EarlierApplication {

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

    private final Passports passports;
    private final ObjectMapper json;

    EarlierApplication(Passports passports, ObjectMapper json) {
        this.passports = passports;
        this.json = json;
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
