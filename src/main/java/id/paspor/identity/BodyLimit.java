package id.paspor.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads no request body beyond a limit, whether it announces its length or not, so that nobody can fill the memory. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BodyLimit extends OncePerRequestFilter {

    /** Room for the largest photo, 5 MB, in a form. */
    static final int MOST_BYTES = 6 * 1024 * 1024;

    private final Texts texts;
    private final ObjectMapper json;

    BodyLimit(Texts texts, ObjectMapper json) {
        this.texts = texts;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            String message = texts.bilingual(new Problem(null, "too-large", MOST_BYTES / 1024 / 1024));
            json.writeValue(response.getOutputStream(), Map.of("type", "Refusal", "message", message));
        } else if (request.getContentLengthLong() < 0) {
            chain.doFilter(new LimitedRequest(request), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {

        private ServletInputStream body;

        private LimitedRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new LimitedBody(super.getInputStream());
            }
            return body;
        }
    }

    private static final class LimitedBody extends ServletInputStream {

        private final ServletInputStream body;
        private int read;

        private LimitedBody(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int bytes = body.read(buffer, offset, length);
            count(Math.max(bytes, 0));
            return bytes;
        }

        private void count(int bytes) throws IOException {
            read += bytes;
            if (read > MOST_BYTES) {
                throw new IOException("request body beyond " + MOST_BYTES + " bytes");
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
