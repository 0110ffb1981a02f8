package id.paspor.web.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Lets no handler have the body of a request, such as a photo, before {@link UploadScan} lets it pass. */
@ControllerAdvice
class ScannedBodies extends RequestBodyAdviceAdapter {

    private final UploadScan scan;

    ScannedBodies(UploadScan scan) {
        this.scan = scan;
    }

    private record Passed(HttpHeaders headers, byte[] content) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }

    @Override
    public boolean supports(MethodParameter body, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return scan.isOn();
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage sent, MethodParameter body, Type type, Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        byte[] content = sent.getBody().readAllBytes();
        scan.require(new ByteArrayResource(content));
        return new Passed(sent.getHeaders(), content);
    }
}
