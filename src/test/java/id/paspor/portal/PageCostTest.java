package id.paspor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.kernel.Language;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.support.Applicants;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.Meter;
import id.paspor.support.ProcessTest;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;

/** What the two pages that are looked at most ask of the database, counted without the session: it only falls. */
@ProcessTest
class PageCostTest {

    private static final int MOST = 3;

    private static final int LOOKS = 5;

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

    /** What a page asks when everything that is read once has been read. */
    private Meter.Reading asked(String account, Page page) {
        return office.as(account, () -> {
            Authentication reader = SecurityContextHolder.getContext().getAuthentication();
            page.show(reader, new ExtendedModelMap(), Language.ID.locale());
            return Meter.Reading.least(Stream.generate(() -> {
                        Meter.read();
                        page.show(reader, new ExtendedModelMap(), Language.ID.locale());
                        return Meter.read();
                    })
                    .limit(LOOKS));
        });
    }

    private void costsLittle(Meter.Reading asked, int most) {
        assertThat(asked.statements()).describedAs("%s", asked).isLessThanOrEqualTo(most);
        assertThat(asked.commits()).isEqualTo(1);
    }

    private Meter.Reading application() {
        return asked(
                "applicant",
                (reader, model, language) ->
                        applications.show(new RegistrationNumber(number), reader, model, language));
    }

    private Meter.Reading caseFile(String officer) {
        return asked(
                officer,
                (reader, model, language) -> cases.show(new RegistrationNumber(number), "", reader, model, language));
    }

    @Test
    void beforeTheInterview() {
        number = office.receivesApplication(Applicants.adult())
                .chooses("DPS-20260909-0900")
                .registrationNumber();

        costsLittle(application(), MOST);
        costsLittle(caseFile("dpsDataEntry"), MOST);
        // and the interview times that a counter may give
        costsLittle(caseFile("dpsCounter"), MOST + 1);
    }

    @Test
    void onceItIsPaid() {
        number = office.receivesApplication(Applicants.adult()).isPaid().registrationNumber();

        costsLittle(application(), MOST - 1);
        costsLittle(caseFile("dpsCounter"), MOST);
        costsLittle(caseFile("dpsPrinting"), MOST);
        costsLittle(caseFile("dpsSupervisor"), MOST);
    }

    @Test
    void whenThePassportIsReady() {
        number = office.receivesApplication(Applicants.adult())
                .isReadyForPickup()
                .registrationNumber();

        costsLittle(application(), MOST);
        costsLittle(caseFile("dpsCounter"), MOST);
    }
}
