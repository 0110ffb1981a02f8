package id.paspor.identity.secondfactor;

import org.springframework.security.web.webauthn.api.Bytes;

/**
 * What a browser is asked, and then asks the device.
 *
 * @param challenge what the answer must have signed; to be kept until then, and used once
 * @param options the question as JSON, for the browser
 */
public record PasskeyQuestion(Bytes challenge, String options) {}
