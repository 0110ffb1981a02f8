package id.paspor.support;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers to the start form, each for another person. */
public final class Applicants {

    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static final List<String> SYLLABLES = List.of("ba", "di", "ku", "la", "mi", "nu", "ra", "si", "tu", "ya");

    private Applicants() {}

    /** An adult man's first application for an electronic passport of ten years, in Denpasar. */
    public static Map<String, Object> adult() {
        Map<String, Object> answers = new HashMap<>();
        answers.put("office", "DPS");
        answers.put("kind", "new");
        answers.put("product", "electronic-10y");
        answers.put("fullName", uniqueWord() + " Budi Santoso");
        answers.put("familyCardNumber", "5171011203150007");
        answers.put("placeOfBirth", "Denpasar");
        answers.put("sex", "M");
        answers.put("maritalStatus", "single");
        answers.put("occupation", "Guru");
        answers.put("address", "Jalan Melati 5");
        answers.put("city", "Denpasar");
        answers.put("province", "Bali");
        answers.put("postalCode", "80111");
        answers.put("phone", "081234567890");
        answers.put("email", "budi.santoso@example.org");
        answers.put("motherName", "Siti Aminah");
        answers.put("fatherName", "Ketut Santoso");
        answers.put("emergencyContactName", "Wayan Sukarti");
        answers.put("emergencyContactPhone", "081234567891");
        answers.put("purpose", "tourism");
        answers.put("destinationCountry", "Jepang");
        answers.put("declaration", true);
        return born(answers, LocalDate.of(1986, 4, 22));
    }

    /** A child of nine with its mother as guardian. */
    public static Map<String, Object> child() {
        Map<String, Object> answers = born(adult(), LocalDate.of(2017, 3, 15));
        answers.put("product", "electronic-5y");
        answers.put("guardianName", "Siti Aminah");
        answers.put("guardianNik", "5171016203880009");
        return answers;
    }

    /** The replacement of a passport that expired in 2025. */
    public static Map<String, Object> replacement() {
        Map<String, Object> answers = adult();
        answers.put("kind", "replacement");
        answers.put("oldPassportNumber", "B1234567");
        answers.put("oldPassportExpiry", "2025-06-30");
        answers.put("oldPassportCondition", "good");
        return answers;
    }

    /** A word for a name, so that screening takes nobody for somebody else. */
    private static String uniqueWord() {
        int serial = NAMES.incrementAndGet();
        String word = IntStream.of(1000, 100, 10, 1)
                .mapToObj(place -> SYLLABLES.get(serial / place % SYLLABLES.size()))
                .collect(Collectors.joining());
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** Gives the answers a birth date, and a NIK of a man that agrees with it and that nobody else has. */
    public static Map<String, Object> born(Map<String, Object> answers, LocalDate date) {
        answers.put("dateOfBirth", date.toString());
        String day = DateTimeFormatter.ofPattern("ddMMyy").format(date);
        int serial = SERIAL.incrementAndGet();
        answers.put("nik", "51%02d%02d%s%04d".formatted(serial / 9000 % 90 + 10, 71, day, serial % 9000 + 1));
        return answers;
    }
}
