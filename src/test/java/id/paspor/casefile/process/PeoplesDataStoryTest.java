package id.paspor.casefile.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.kernel.Refusal;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Families and names as people have them, from the application to the passport. */
@ProcessTest
class PeoplesDataStoryTest {

    @Autowired
    ImmigrationOffice office;

    @Autowired
    CaseFiles cases;

    @Test
    void aChildWhoseBirthCertificateNamesTheMotherOnlyGetsItsPassport() {
        Map<String, Object> answers = Applicants.child();
        answers.remove("fatherName");
        answers.put("motherName", "Siti Nur\u2019aini");
        answers.put("guardianName", "Siti Nur\u2019aini");

        CaseStory child = office.receivesApplication(answers).isReadyForPickup();

        assertThat(child.status()).isEqualTo(Status.READY_FOR_PICKUP);
        Application kept = cases.get(child.number()).application();
        assertThat(kept.fatherName()).isNull();
        assertThat(kept.motherName()).isEqualTo("Siti Nur'aini");
    }

    @Test
    void aFatherWhoIsNotOnTheCertificateIsTakenOutWithACorrection() {
        CaseStory budi = office.receivesApplication(Applicants.adult())
                .chooses("DPS-20260909-0900")
                .isReturned("Nama ayah tidak ada di akta kelahiran");

        budi.corrects(Map.of("fatherName", "", "phone", "62 812\u20113456\u20117890", "fullName", "Budi\u00a0Santoso"));

        Application kept = cases.get(budi.number()).application();
        assertThat(kept.fatherName()).isNull();
        assertThat(kept.phone()).isEqualTo("+6281234567890");
        assertThat(kept.fullName()).isEqualTo("Budi Santoso");
    }

    @ParameterizedTest
    @CsvSource({
        "email, budi..santoso@example.org",
        "email, budi.@example.org",
        "placeOfBirth, 北京 Kab. Ma’rang",
        "nik, 0000002204860001",
        "familyCardNumber, 0000001203150007",
        "fullName, Nur'aini"
    })
    void aCorrectionIsHeldToTheSameRules(String field, String typed) {
        CaseStory budi = office.receivesApplication(Applicants.adult())
                .chooses("DPS-20260909-0900")
                .isReturned("Mohon periksa data ini kembali");

        assertThatThrownBy(() -> budi.corrects(Map.of(field, typed)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .singleElement()
                                .satisfies(
                                        problem -> assertThat(problem.field()).isEqualTo(field)));
        assertThat(budi.status()).isEqualTo(Status.CORRECTION_REQUESTED);
    }
}
