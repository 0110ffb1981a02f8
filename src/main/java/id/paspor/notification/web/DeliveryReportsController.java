package id.paspor.notification.web;

import id.paspor.kernel.access.OpenToAnybody;
import id.paspor.notification.DeliveryReports;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The door of providers of messages, who sign every call. */
@Controller
@OpenToAnybody
class DeliveryReportsController {

    private final DeliveryReports reports;

    DeliveryReportsController(DeliveryReports reports) {
        this.reports = reports;
    }

    /** Answers the same to a report that was heard before, and to one about a message that nobody sent. */
    @PostMapping(path = "/api/channels/{channel}/reports", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(
            @PathVariable String channel,
            @RequestHeader(name = "X-Timestamp", defaultValue = "") String timestamp,
            @RequestHeader(name = "X-Signature", defaultValue = "") String signature,
            @RequestBody(required = false) byte[] body) {
        reports.take(channel, timestamp, signature, body == null ? new byte[0] : body);
    }
}
