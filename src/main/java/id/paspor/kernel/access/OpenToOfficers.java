package id.paspor.kernel.access;

import id.paspor.kernel.Groups;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Opens a handler to whoever works at an office, at whichever desk: see {@link Groups#OFFICERS}. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@OpenTo({Groups.DATA_ENTRY, Groups.INTERVIEWER, Groups.PRINTING, Groups.COUNTER, Groups.SUPERVISOR, Groups.TREASURER})
public @interface OpenToOfficers {}
