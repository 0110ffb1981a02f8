package id.paspor.identity.security;

import id.paspor.kernel.Refusal.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads no request body beyond a limit, whether it announces its length or not, so that nobody can fill the memory. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BodyLimit extends OncePerRequestFilter {

    /** The largest photo, or report of a bank. */
    private static final DataSize MOST = DataSize.ofMegabytes(5);

    /** What a form adds to the file in it. */
    private static final long FORM_BYTES = 1024 * 1024;

    /** A browser shows an answer only when it could send all of its request, so this much is read and dropped. */
    private static final long MOST_DROPPED_BYTES = 100 * 1024 * 1024;

    private static final Pattern COPY = Pattern.compile("/applications/[0-9]{16}/documents/[a-z-]+");
    private static final Pattern WATCH_LIST = Pattern.compile("/supervision/watch-lists/[a-z-]+");

    private final Rejections rejections;
    private final DataSize mostOfCopy;
    private final DataSize mostOfWatchList;

    BodyLimit(
            Rejections rejections,
            @Value("${paspor.documents.max-size}") DataSize mostOfCopy,
            @Value("${paspor.screening.watch-list-max-size}") DataSize mostOfWatchList) {
        this.rejections = rejections;
        this.mostOfCopy = mostOfCopy;
        this.mostOfWatchList = mostOfWatchList;
    }

    /** Banks are answered in the terms of their standard, by whoever reads what they send. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/snap/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        DataSize mostOfFile = mostOfFile(
                request.getRequestURI().substring(request.getContextPath().length()));
        long most = mostOfFile.toBytes() + FORM_BYTES;
        if (request.getContentLengthLong() > most) {
            refuse(request, response, mostOfFile.toMegabytes());
        } else if (request.getContentLengthLong() < 0) {
            chain.doFilter(new LimitedRequest(request, most), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private DataSize mostOfFile(String path) {
        if (COPY.matcher(path).matches()) {
            return mostOfCopy;
        }
        return WATCH_LIST.matcher(path).matches() ? mostOfWatchList : MOST;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, long mostMegabytes)
            throws IOException {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE)
                && request.getContentLengthLong() <= MOST_DROPPED_BYTES) {
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
        rejections.say(
                request,
                response,
                HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                new Problem(null, "too-large", mostMegabytes));
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {

        private final long most;
        private ServletInputStream body;

        private LimitedRequest(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new LimitedBody(super.getInputStream(), most);
            }
            return body;
        }
    }

    private static final class LimitedBody extends ServletInputStream {

        private final ServletInputStream body;
        private final long most;
        private long read;

        private LimitedBody(ServletInputStream body, long most) {
            this.body = body;
            this.most = most;
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
            if (read > most) {
                throw new IOException("request body beyond " + most + " bytes");
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
