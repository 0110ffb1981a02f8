package id.paspor.engine.form;

import java.time.LocalDate;
import java.util.Optional;

/** Who is at work: somebody else does the tasks of those who are not. It is asked at every completion, and answers from memory. */
public interface Attendance {

    /** The last day on which an officer of an office is absent, if that is now. */
    Optional<LocalDate> absentUntil(String office, String officer);
}
