package id.paspor.identity.web;

import id.paspor.identity.AccountLanguages;
import id.paspor.kernel.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Arrays;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Keeps the language with the account when whoever is signed in switches it on a page. */
@Configuration(proxyBeanMethods = false)
class LanguageSwitch implements WebMvcConfigurer {

    private final AccountLanguages languages;

    LanguageSwitch(AccountLanguages languages) {
        this.languages = languages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {

                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        String chosen = request.getParameter("lang");
                        Principal who = request.getUserPrincipal();
                        if (chosen != null && who != null) {
                            Arrays.stream(Language.values())
                                    .filter(language -> language.code().equals(chosen))
                                    .forEach(language -> languages.remember(who.getName(), language));
                        }
                        return true;
                    }
                })
                .excludePathPatterns("/snap/**", "/api/**");
    }
}
