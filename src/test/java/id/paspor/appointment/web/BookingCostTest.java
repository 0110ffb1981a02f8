package id.paspor.appointment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import id.paspor.appointment.Appointments;
import id.paspor.kernel.Language;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.Meter;
import id.paspor.support.ProcessTest;
import id.paspor.web.SentForm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;

/**
 * What an applicant's way to an interview time asks of the database, counted without the session, when what a rush
 * remembers for a second has been read: it only falls.
 */
@ProcessTest
class BookingCostTest {

    private static final int MOST_OF_CALENDAR = 3;
    private static final int MOST_OF_HOLD = 5;
    private static final int MOST_OF_CONFIRMATION = 7;

    private static final String SLOT = "DPS-20260909-0900";

    @Autowired
    private ImmigrationOffice office;

    @Autowired
    private AppointmentController pages;

    @Autowired
    private Appointments appointments;

    @Autowired
    private Texts texts;

    private interface Request {

        String answer(SentForm form, Authentication applicant);
    }

    private Meter.Reading asked(Request asked, String page) {
        Authentication applicant = SecurityContextHolder.getContext().getAuthentication();
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setUserPrincipal(applicant);
        request.setAttribute(DispatcherServlet.OUTPUT_FLASH_MAP_ATTRIBUTE, new FlashMap());
        SentForm form = new SentForm(
                request, new MockHttpServletResponse(), new ExtendedModelMap(), Language.ID.locale(), texts);
        Meter.read();
        String answer = asked.answer(form, applicant);
        Meter.Reading reading = Meter.read();
        assertThat(answer).isEqualTo(page);
        return reading;
    }

    private Meter.Reading looks(RegistrationNumber number) {
        return asked(
                (form, applicant) -> pages.show(
                        number, null, form.request(), form.response(), applicant, form.model(), form.language()),
                "appointment/appointment");
    }

    private Meter.Reading holds(RegistrationNumber number, String slot) {
        return asked(
                (form, applicant) -> pages.hold(number, slot, applicant, form),
                "redirect:/applications/" + number + "/appointment/review");
    }

    private Meter.Reading confirms(RegistrationNumber number) {
        return asked((form, applicant) -> pages.confirm(number, applicant, form), "redirect:/applications/" + number);
    }

    private RegistrationNumber applies() {
        CaseStory story = office.receivesApplication(Applicants.adult());
        return new RegistrationNumber(story.registrationNumber());
    }

    private record Way(Meter.Reading calendar, Meter.Reading hold, Meter.Reading confirmation) {}

    private Way goes(RegistrationNumber number) {
        return office.as("applicant", () -> {
            looks(number);
            return new Way(looks(number), holds(number, SLOT), confirms(number));
        });
    }

    @Test
    void aPlaceIsHeldAndConfirmedWithoutAskingMore() {
        RegistrationNumber first = applies();
        List<RegistrationNumber> further = List.of(applies(), applies());
        // what is read once is read
        goes(first);

        List<Way> ways = further.stream().map(this::goes).toList();

        Meter.Reading calendar = Meter.Reading.least(ways.stream().map(Way::calendar));
        Meter.Reading hold = Meter.Reading.least(ways.stream().map(Way::hold));
        Meter.Reading confirmation = Meter.Reading.least(ways.stream().map(Way::confirmation));
        assertSoftly(each -> {
            each.assertThat(calendar.statements())
                    .describedAs("calendar%n%s", calendar)
                    .isLessThanOrEqualTo(MOST_OF_CALENDAR);
            each.assertThat(hold.statements()).describedAs("hold%n%s", hold).isLessThanOrEqualTo(MOST_OF_HOLD);
            each.assertThat(hold.commits())
                    .describedAs("transactions of a hold")
                    .isLessThanOrEqualTo(3);
            each.assertThat(confirmation.statements())
                    .describedAs("confirmation%n%s", confirmation)
                    .isLessThanOrEqualTo(MOST_OF_CONFIRMATION);
            each.assertThat(confirmation.commits())
                    .describedAs("transactions of a confirmation")
                    .isLessThanOrEqualTo(2);
        });
    }
}
