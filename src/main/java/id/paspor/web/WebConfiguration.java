package id.paspor.web;

import id.paspor.kernel.Coded;
import id.paspor.kernel.Cookies;
import id.paspor.kernel.Dates;
import id.paspor.kernel.Reader;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Pages are in the language of their {@link Reader}; what somebody chooses is kept in a cookie for a year. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final UploadLimits uploads;
    private final SentForm.Resolver forms;

    WebConfiguration(UploadLimits uploads, SentForm.Resolver forms) {
        this.uploads = uploads;
        this.forms = forms;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(forms);
    }

    @Bean
    LocaleResolver localeResolver(Cookies cookies, Reader reader) {
        CookieLocaleResolver resolver = new CookieLocaleResolver(cookies.name(Reader.COOKIE));
        resolver.setDefaultLocaleFunction(reader::language);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieSameSite("Lax");
        resolver.setCookieSecure(cookies.secure());
        // whatever a browser has kept, pages can be read
        resolver.setRejectInvalidCookies(false);
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor language = new LocaleChangeInterceptor();
        language.setParamName("lang");
        language.setIgnoreInvalidLocale(true);
        // what a bank sends is read by its own door alone, to the byte
        registry.addInterceptor(language).excludePathPatterns("/snap/**");
        registry.addInterceptor(uploads).excludePathPatterns("/snap/**");
    }

    /**
     * Dates, times of day and codes in parameters and forms; what is none, or a date of absurd years, cannot be read. The
     * offices' wall clocks are written with a dot.
     */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, text -> text.isEmpty() ? null : Dates.parse(text));
        registry.addConverter(
                String.class,
                LocalTime.class,
                text -> text.isEmpty()
                        ? null
                        : LocalTime.parse(text.replace('.', ':')).truncatedTo(ChronoUnit.MINUTES));
        registry.addConverterFactory(new Codes());
    }

    private static final class Codes implements ConverterFactory<String, Coded> {

        @Override
        public <T extends Coded> Converter<String, T> getConverter(Class<T> type) {
            return code -> code.isEmpty() ? null : Coded.of(type, code);
        }
    }
}
