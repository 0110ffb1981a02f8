package id.paspor.kernel.access;

import id.paspor.kernel.Groups;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** Opens a handler, or all of a controller that say nothing else, to accounts of one of these groups. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAnyRole('{value}'.split(','))")
public @interface OpenTo {

    /** Of {@link Groups}. */
    String[] value();
}
