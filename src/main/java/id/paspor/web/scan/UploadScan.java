package id.paspor.web.scan;

import id.paspor.kernel.ClientAddress;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.SecurityEvent;
import id.paspor.kernel.SecurityLog;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Has what somebody sent looked through before any of it is read, where a scanner is configured. What a scanner cannot be
 * asked about is refused like what it knows.
 */
@Component
record UploadScan(ObjectProvider<MalwareScanner> scanners, SecurityLog security) {

    private static final Logger LOG = LoggerFactory.getLogger(UploadScan.class);

    /** Whether there is a scanner. */
    boolean isOn() {
        return scanners.getIfAvailable() != null;
    }

    /**
     * Lets pass what is not known as malware.
     *
     * @throws Refusal for malware, and when the scanner does not say
     * @throws IOException when the content itself cannot be read
     * @throws IllegalStateException within a transaction, scanner or not: nothing in the database waits for another machine
     */
    void require(InputStreamSource upload) throws IOException {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a file that somebody sent is read before the transaction begins");
        }
        MalwareScanner scanner = scanners.getIfAvailable();
        if (scanner != null) {
            try (InputStream content = upload.getInputStream()) {
                refuse(finding(scanner, content));
            }
        }
    }

    private static Optional<String> finding(MalwareScanner scanner, InputStream content) {
        try {
            return scanner.scan(content);
        } catch (IOException failed) {
            LOG.warn("A file was refused because the malware scanner did not say what it is: {}", failed.toString());
            throw Refusal.unavailable("uploads.not-checked");
        }
    }

    private void refuse(Optional<String> finding) {
        if (finding.isPresent()) {
            security.record(SecurityEvent.MALWARE_REFUSED, facts(finding.get()));
            throw Refusal.invalid(List.of(new Refusal.Problem(null, "uploads.malware")));
        }
    }

    /** The door by its pattern, because paths have numbers of cases in them. */
    private static Map<String, String> facts(String signature) {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        Principal sender = request.getUserPrincipal();
        return Map.of(
                "account",
                sender == null ? "nobody" : sender.getName(),
                "address",
                ClientAddress.key(request.getRemoteAddr()),
                "door",
                request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                "signature",
                signature.replaceAll("[^\\w.:/-]", "?"));
    }
}
