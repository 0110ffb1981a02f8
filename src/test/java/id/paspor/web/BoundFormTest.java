package id.paspor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.paspor.kernel.Refusal;
import id.paspor.office.Product;
import jakarta.servlet.ServletException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.hibernate.validator.constraints.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.format.support.FormattingConversionService;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** A form is read field by field, and everything that is wrong is refused at once, in the order of the fields. */
class BoundFormTest {

    private final Reader reader = new Reader();
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(reader)
            .setConversionService(conversions())
            .build();

    record Form(
            @NotNull Product product,
            @NotEmpty Set<DayOfWeek> weekdays,
            @NotNull LocalDate from,
            LocalDate to,
            @NotNull LocalTime opens,
            @NotNull @Range(min = 5, max = 240) Integer minutes,
            Boolean ticked,

            @NotNull @Size(min = 3, max = 5) @Pattern(regexp = "\\P{Cc}*", message = "form.control-characters")
            String reason) {}

    @Controller
    static final class Reader {

        private Form form;

        @PostMapping("/")
        @ResponseBody
        void read(@Valid Form read, BindingResult bound) {
            BoundForm.check(bound, Form.class);
            form = read;
        }
    }

    @Test
    void everyKindOfFieldIsRead() throws Exception {
        assertThat(refusal(filled())).isNull();

        assertThat(reader.form)
                .isEqualTo(new Form(
                        Product.ELECTRONIC_10Y,
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                        LocalDate.of(2026, 9, 9),
                        null,
                        LocalTime.of(8, 30),
                        60,
                        true,
                        "Libur"));
    }

    @Test
    void whatIsMissingIsSaidInTheOrderOfTheFields() throws Exception {
        String missing = "product: form.required, weekdays: form.required, from: form.required, opens: form.required,"
                + " minutes: form.required, reason: form.required";

        assertThat(refusal(post("/"))).isEqualTo(missing);
        assertThat(refusal(post("/")
                        .param("product", "")
                        .param("from", "")
                        .param("opens", "")
                        .param("minutes", "")))
                .isEqualTo(missing);
    }

    @Test
    void whatCannotBeReadIsSaidBesideWhatBreaksALimit() throws Exception {
        assertThat(refusal(post("/")
                        .param("product", "paper")
                        .param("weekdays", "TODAY")
                        .param("from", "31-12-2026")
                        .param("to", "9999-01-01")
                        .param("opens", "25:00")
                        .param("minutes", "<b>60")
                        .param("ticked", "perhaps")
                        .param("reason", "x")))
                .isEqualTo("product: form.option, weekdays: form.option, from: form.date, to: form.date,"
                        + " opens: form.time, minutes: form.number, ticked: form.option, reason: form.too-short");
    }

    @ParameterizedTest
    @CsvSource({
        "minutes, 4, form.range",
        "minutes, 241, form.range",
        "minutes, 99999999999, form.number",
        "reason, '', form.too-short",
        "reason, longer, form.too-long",
        "reason, 'a\tb', form.control-characters"
    })
    void limitsAreOfBeanValidation(String field, String typed, String code) throws Exception {
        assertThat(refusal(filled().with(request -> {
                    request.setParameter(field, typed.replace("\\t", "\t"));
                    return request;
                })))
                .isEqualTo(field + ": " + code);
    }

    @Test
    void aRefusalNamesTheLimits() {
        assertThatThrownBy(() -> mvc.perform(filled().with(request -> {
                    request.setParameter("minutes", "4");
                    return request;
                })))
                .satisfies(thrown -> assertThat(
                                Refusal.behind(thrown).problems().get(0).arguments())
                        .containsExactly(5L, 240L));
    }

    private static MockHttpServletRequestBuilder filled() {
        return post("/")
                .param("product", "electronic-10y")
                .param("weekdays", "MONDAY", "SUNDAY")
                .param("from", "2026-09-09")
                .param("to", "")
                .param("opens", "08.30")
                .param("minutes", "60")
                .param("ticked", "true")
                .param("reason", "Libur");
    }

    /** What is wrong, or {@code null} when nothing is. */
    private String refusal(MockHttpServletRequestBuilder sent) throws Exception {
        try {
            mvc.perform(sent);
            return null;
        } catch (ServletException refused) {
            return Refusal.behind(refused).getMessage();
        }
    }

    private static FormattingConversionService conversions() {
        FormattingConversionService conversions = new DefaultFormattingConversionService();
        new WebConfiguration(null, null).addFormatters(conversions);
        return conversions;
    }
}
