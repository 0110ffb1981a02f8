package id.paspor.web.scan;

import jakarta.servlet.http.HttpServletRequest;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.support.StandardMultipartHttpServletRequest;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Makes the files in forms such that nothing of their content is read before {@link UploadScan} lets it pass, by whichever
 * door they come. A form is taken apart when somebody asks for its parts, so that a page which says that a form is too large
 * does not read that form again.
 */
@Component(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
class ScannedForms extends StandardServletMultipartResolver {

    private final UploadScan scan;

    ScannedForms(UploadScan scan) {
        this.scan = scan;
    }

    @Override
    public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
        return new ScannedForm(request, scan);
    }

    private static final class ScannedForm extends StandardMultipartHttpServletRequest {

        private final UploadScan scan;

        private ScannedForm(HttpServletRequest request, UploadScan scan) {
            super(request, true);
            this.scan = scan;
        }

        @Override
        protected void initializeMultipart() {
            super.initializeMultipart();
            MultiValueMap<String, MultipartFile> scanned = new LinkedMultiValueMap<>();
            getMultipartFiles()
                    .forEach((field, files) -> files.forEach(file -> scanned.add(field, new ScannedFile(file, scan))));
            setMultipartFiles(scanned);
        }
    }

    private static final class ScannedFile implements MultipartFile {

        private final MultipartFile file;
        private final UploadScan scan;
        private boolean passed;

        private ScannedFile(MultipartFile file, UploadScan scan) {
            this.file = file;
            this.scan = scan;
        }

        private MultipartFile passed() throws IOException {
            if (!passed && !file.isEmpty()) {
                scan.require(file);
            }
            passed = true;
            return file;
        }

        @Override
        public byte[] getBytes() throws IOException {
            return passed().getBytes();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return passed().getInputStream();
        }

        @Override
        public void transferTo(File target) throws IOException {
            passed().transferTo(target);
        }

        @Override
        public void transferTo(Path target) throws IOException {
            passed().transferTo(target);
        }

        @Override
        public String getName() {
            return file.getName();
        }

        @Override
        public String getOriginalFilename() {
            return file.getOriginalFilename();
        }

        @Override
        public String getContentType() {
            return file.getContentType();
        }

        @Override
        public boolean isEmpty() {
            return file.isEmpty();
        }

        @Override
        public long getSize() {
            return file.getSize();
        }
    }
}
