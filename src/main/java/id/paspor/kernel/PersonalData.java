package id.paspor.kernel;

import java.io.IOException;

/**
 * What a module holds about the person behind an applicant's account, for the copy that the law gives the person a right
 * to (UU PDP 27/2022, article 7). Every module that holds some beside that of cases has a bean of this type.
 */
public interface PersonalData {

    /** Hands over a copy of all of it. */
    void copy(String account, Copy to) throws IOException;

    /** What a module holds about the person behind a case; every module that holds some has a bean of this type. */
    interface OfCase {

        /** Hands over a copy of all of it, under names within the folder of the case. */
        void copy(RegistrationNumber registrationNumber, Copy to) throws IOException;
    }

    /** Where the copy goes. Names are paths with {@code /}, each used once. */
    interface Copy {

        /** Adds what can be written as JSON, as {@code <name>.json}. */
        void data(String name, Object data) throws IOException;

        /** Adds a file as it is. */
        void file(String name, byte[] content) throws IOException;
    }
}
