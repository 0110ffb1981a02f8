package id.paspor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.kernel.Language;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.Meter;
import id.paspor.support.ProcessTest;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;

/** What the two pages that are looked at most ask of the database, counted without the session: it only falls. */
@ProcessTest
class PageCostTest {

    private static final int MOST_OF_APPLICATION = 7;
    private static final int MOST_OF_CASE_FILE = 16;

    @Autowired
    private ImmigrationOffice office;

    @Autowired
    private ApplicationsController applications;

    @Autowired
    private CaseFileController cases;

    private String number;

    private interface Page {

        String show(Authentication reader, Model model, Locale language);
    }

    @BeforeEach
    void somebodyHasPaid() {
        CaseStory story = office.receivesApplication(Applicants.adult()).isPaid();
        number = story.registrationNumber();
    }

    /** What a page asks when everything that is read once has been read. */
    private Meter.Reading asked(String account, Page page) {
        return office.as(account, () -> {
            Authentication reader = SecurityContextHolder.getContext().getAuthentication();
            page.show(reader, new ExtendedModelMap(), Language.ID.locale());
            Meter.read();
            page.show(reader, new ExtendedModelMap(), Language.ID.locale());
            return Meter.read();
        });
    }

    @Test
    void anApplicationsPage() {
        Meter.Reading asked = asked(
                "applicant",
                (reader, model, language) ->
                        applications.show(new RegistrationNumber(number), reader, model, language));

        assertThat(asked.statements()).describedAs("%s", asked).isLessThanOrEqualTo(MOST_OF_APPLICATION);
        assertThat(asked.commits()).isEqualTo(1);
    }

    @Test
    void aCaseFile() {
        Meter.Reading asked = asked(
                "dpsCounter",
                (reader, model, language) -> cases.show(new RegistrationNumber(number), "", reader, model, language));

        assertThat(asked.statements()).describedAs("%s", asked).isLessThanOrEqualTo(MOST_OF_CASE_FILE);
        assertThat(asked.commits()).isEqualTo(1);
    }
}
