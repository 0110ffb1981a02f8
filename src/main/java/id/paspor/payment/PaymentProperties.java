package id.paspor.payment;

import id.paspor.kernel.Language;
import id.paspor.payment.account.VirtualAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code paspor.payment}.
 *
 * @param dueIn how long a bill may be paid
 * @param remindBefore how long before the due time the applicant is reminded
 * @param reconcileAt when banks' reports are compared with the books every day, in Jakarta
 * @param reportsFolder where banks' reports are put, or {@code null}
 * @param newBillWithin for how long after its bill expired an application may go on with a new one
 * @param discrepancyWithin how long a treasurer may take to decide about money that fits no bill
 * @param banks by name; the first in alphabetical order issues the virtual accounts
 */
@Validated
@ConfigurationProperties("paspor.payment")
public record PaymentProperties(
        @NotNull @DefaultValue("P7D") Period dueIn,
        @NotNull @DefaultValue("P2D") Period remindBefore,
        @NotNull @DefaultValue("06:00") LocalTime reconcileAt,
        Path reportsFolder,
        @NotNull @DefaultValue("P90D") Duration newBillWithin,
        @NotNull @DefaultValue("P2D") Duration discrepancyWithin,
        @NotEmpty Map<@Pattern(regexp = "[a-z0-9-]{1,40}") String, @Valid Bank> banks) {

    /**
     * One bank, whose calls are taken once its keys are there (SNAP BI).
     *
     * @param label what applicants call it; its name when left out
     * @param serviceId the prefix of its virtual account numbers, at most 8 digits ({@code partnerServiceId})
     * @param partnerId what it calls itself in {@code X-PARTNER-ID}
     * @param clientKey what it calls itself when it asks for an access token
     * @param publicKey that its tokens are asked for with: RSA, 2048 bits or more, PEM
     * @param clientSecrets that its calls are signed with; several while one takes the place of another
     * @param encoding how it writes signatures
     * @param window how far its clock may be off ours
     * @param addresses from where it may call, as addresses or networks ({@code 10.1.0.0/16}); empty: from everywhere
     * @param howToPay steps by way of paying and language, where this bank has its own
     */
    public record Bank(
            @Size(max = 60) String label,
            @NotNull @Pattern(regexp = "[0-9]{1,8}") String serviceId,
            @Size(max = 36) String partnerId,
            @Size(max = 100) String clientKey,
            String publicKey,
            @DefaultValue List<@NotBlank String> clientSecrets,
            @NotNull @DefaultValue("base64") Encoding encoding,
            @NotNull @DefaultValue("PT5M") Duration window,
            @DefaultValue List<String> addresses,
            @DefaultValue Map<VirtualAccount.Way, Map<Language, List<@Size(max = 200) String>>> howToPay) {

        /** How a signature is written. */
        public enum Encoding {
            BASE64,
            HEX
        }
    }
}
