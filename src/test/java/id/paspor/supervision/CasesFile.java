package id.paspor.supervision;

import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

/** The list of all cases as a file, as it goes to whoever asks for it. */
final class CasesFile {

    private CasesFile() {}

    /** Has it written for the acting supervisor, with no filter. */
    static void write(SupervisionController controller, ServletOutputStream file) {
        MockHttpServletResponse response = new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return file;
            }
        };
        SupervisionController.Wanted all = new SupervisionController.Wanted(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null);
        try {
            controller.csv(all, SecurityContextHolder.getContext().getAuthentication(), Locale.ENGLISH, response);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
