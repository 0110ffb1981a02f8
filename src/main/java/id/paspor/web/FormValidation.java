package id.paspor.web;

import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Has the fields of a form that can be read validated also when others cannot, so that all that is wrong is said at once.
 * Spring Boot's own validator validates whole records only.
 */
@ControllerAdvice
class FormValidation {

    private final LocalValidatorFactoryBean validator;

    FormValidation(LocalValidatorFactoryBean validator) {
        this.validator = validator;
    }

    @InitBinder
    void useFor(WebDataBinder binder) {
        if (binder.getValidator() != null) {
            binder.replaceValidators(validator);
        }
    }
}
