package id.paspor.casefile.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.util.Arrays;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class PilgrimStoryTest {

    private static final String TOO_SHORT = "too short for the umrah and the hajj";

    @Autowired
    ImmigrationOffice office;

    @Autowired
    FormService forms;

    @Test
    void aNameOfOneWordIsSeenFromDataEntryToThePrintingDesk() {
        CaseStory pilgrim = pilgrim(1, "umrah-hajj").chooses("DPS-20260909-0900");

        assertThat(shown(pilgrim, "dpsDataEntry")).contains(TOO_SHORT);
        pilgrim.isAccepted();
        office.timePassesTo("2026-09-09 09:10");
        assertThat(shown(pilgrim, "dpsInterviewer")).contains(TOO_SHORT);
        pilgrim.isApproved();
        office.timePassesTo("2026-09-10 10:00");
        pilgrim.pays("BANK-PILGRIM");
        assertThat(shown(pilgrim, "dpsPrinting")).contains(TOO_SHORT);
    }

    @ParameterizedTest
    @CsvSource({"2, umrah-hajj, long enough for the umrah", "3, umrah-hajj, ''", "1, tourism, ''"})
    void whatIsTooShortDependsOnTheJourney(int words, String purpose, String said) {
        CaseStory pilgrim = pilgrim(words, purpose).chooses("DPS-20260909-0900");

        assertThat(shown(pilgrim, "dpsDataEntry").contains("endorsement page")).isEqualTo(!said.isEmpty());
        assertThat(shown(pilgrim, "dpsDataEntry")).contains(said);
    }

    private CaseStory pilgrim(int words, String purpose) {
        Map<String, Object> answers = Applicants.adult();
        String[] name = answers.get("fullName").toString().split(" ");
        answers.put("fullName", String.join(" ", Arrays.copyOf(name, words)));
        answers.put("purpose", purpose);
        return office.receivesApplication(answers);
    }

    private String shown(CaseStory story, String officer) {
        String task = story.openTask().getId();
        StringBuilder shown = new StringBuilder();
        office.as(
                officer,
                () -> shown.append(forms.getTaskFormVariables(task)
                        .getValueTyped("casefile")
                        .getValue()));
        return shown.toString();
    }
}
