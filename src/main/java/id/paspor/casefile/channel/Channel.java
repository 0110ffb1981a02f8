package id.paspor.casefile.channel;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.paspor.kernel.Coded;

/** How messages about a case reach its applicant. */
public enum Channel implements Coded {
    /** For who has chosen none, and where another one fails. */
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("sms")
    SMS,
    @JsonProperty("whatsapp")
    WHATSAPP;

    /** The channel that somebody has chosen, perhaps none ({@code null}). */
    public static Channel chosen(Channel channel) {
        return channel == null ? EMAIL : channel;
    }
}
