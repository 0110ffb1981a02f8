package id.paspor.identity.secondfactor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.paspor.identity.Addresses;
import id.paspor.kernel.Refusal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJackson2Module;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/**
 * Passkeys (WebAuthn), always with the owner verified by the device, so that one is two factors in itself. They are bound to
 * the host where staff open the program. Only the challenge is kept between question and answer, and the options are made
 * anew around it: options that were read from a session would be compared by identity, and verification not be checked.
 */
@Component
public class Passkeys {

    private static final int LONGEST_ANSWER = 20_000;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new WebauthnJackson2Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JdbcPublicKeyCredentialUserEntityRepository owners;
    private final JdbcUserCredentialRepository credentials;
    private final Webauthn4JRelyingPartyOperations operations;

    Passkeys(JdbcOperations jdbc, Addresses addresses) {
        this.owners = new JdbcPublicKeyCredentialUserEntityRepository(jdbc);
        this.credentials = new JdbcUserCredentialRepository(jdbc);
        URI address = addresses.ofStaff();
        this.operations = new Webauthn4JRelyingPartyOperations(
                owners,
                credentials,
                PublicKeyCredentialRpEntity.builder()
                        .id(address.getHost())
                        .name("Paspor Online")
                        .build(),
                Set.of(address.getScheme() + "://" + address.getRawAuthority()));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    }

    /** Asks for a new passkey of an account. */
    PasskeyQuestion newOne(String account) {
        PublicKeyCredentialCreationOptions options = creationOptions(account);
        return new PasskeyQuestion(options.getChallenge(), written(options));
    }

    /** Asks for any passkey of an account. */
    PasskeyQuestion oneOf(String account) {
        return question(requestOptions(account));
    }

    /** Asks for a passkey that says itself whose it is. */
    PasskeyQuestion anyones() {
        return question(requestOptions(null));
    }

    /**
     * Adds a passkey.
     *
     * @throws Refusal when the answer is not one to this challenge, or is not good
     */
    void add(String account, Bytes challenge, String answer, String label) {
        judged(() -> {
            PublicKeyCredentialCreationOptions fresh = creationOptions(account);
            var asked = PublicKeyCredentialCreationOptions.builder()
                    .challenge(challenge)
                    .rp(fresh.getRp())
                    .user(fresh.getUser())
                    .pubKeyCredParams(fresh.getPubKeyCredParams())
                    .authenticatorSelection(fresh.getAuthenticatorSelection())
                    .attestation(fresh.getAttestation())
                    .excludeCredentials(fresh.getExcludeCredentials())
                    .extensions(fresh.getExtensions())
                    .timeout(fresh.getTimeout())
                    .build();
            PublicKeyCredential<AuthenticatorAttestationResponse> shown = read(answer, new TypeReference<>() {});
            return operations.registerCredential(
                    new ImmutableRelyingPartyRegistrationRequest(asked, new RelyingPartyPublicKey(shown, label)));
        });
    }

    /**
     * Whose passkey answers a challenge.
     *
     * @param account whose it has to be, or {@code null} when it says so itself
     * @throws Refusal when it is none, somebody else's, or not good
     */
    String ownerOf(String account, Bytes challenge, String answer) {
        return judged(() -> {
            PublicKeyCredentialRequestOptions fresh = requestOptions(account);
            var asked = PublicKeyCredentialRequestOptions.builder()
                    .challenge(challenge)
                    .rpId(fresh.getRpId())
                    .allowCredentials(fresh.getAllowCredentials())
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .timeout(fresh.getTimeout())
                    .build();
            PublicKeyCredential<AuthenticatorAssertionResponse> shown = read(answer, new TypeReference<>() {});
            String owner = operations
                    .authenticate(new RelyingPartyAuthenticationRequest(asked, shown))
                    .getName();
            if (account != null && !account.equals(owner)) {
                throw Refusal.invalid("passkey", "second-factor.passkey-refused");
            }
            return owner;
        });
    }

    /** A passkey as its owner sees it. */
    public record Passkey(String id, String label, Instant created, Instant lastUsed) {}

    /** The passkeys of an account. */
    List<Passkey> of(String account) {
        PublicKeyCredentialUserEntity owner = owners.findByUsername(account);
        return owner == null
                ? List.of()
                : credentials.findByUserId(owner.getId()).stream()
                        .map(Passkeys::view)
                        .toList();
    }

    /** Takes away one passkey of an account. */
    void remove(String account, String id) {
        if (of(account).stream().noneMatch(passkey -> passkey.id().equals(id))) {
            throw Refusal.notFound("second-factor.no-such-passkey");
        }
        credentials.delete(Bytes.fromBase64(id));
    }

    /** Takes away all passkeys of an account. */
    void removeAll(String account) {
        of(account).forEach(passkey -> credentials.delete(Bytes.fromBase64(passkey.id())));
    }

    private static Passkey view(CredentialRecord stored) {
        return new Passkey(
                stored.getCredentialId().toBase64UrlString(),
                stored.getLabel(),
                stored.getCreated(),
                stored.getLastUsed());
    }

    private PublicKeyCredentialCreationOptions creationOptions(String account) {
        return operations.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(named(account)));
    }

    private PublicKeyCredentialRequestOptions requestOptions(String account) {
        return operations.createCredentialRequestOptions(
                new ImmutablePublicKeyCredentialRequestOptionsRequest(account == null ? null : named(account)));
    }

    private static Authentication named(String account) {
        return UsernamePasswordAuthenticationToken.authenticated(account, null, List.of());
    }

    private static PasskeyQuestion question(PublicKeyCredentialRequestOptions options) {
        return new PasskeyQuestion(options.getChallenge(), written(options));
    }

    private static String written(Object options) {
        try {
            return JSON.writeValueAsString(options);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> T read(String answer, TypeReference<T> type) {
        if (answer.length() > LONGEST_ANSWER) {
            throw new IllegalArgumentException("too long");
        }
        try {
            return JSON.readValue(answer, type);
        } catch (JsonProcessingException notAnAnswer) {
            throw new IllegalArgumentException(notAnAnswer);
        }
    }

    /** Whatever is wrong with an answer, the library has its own exception for it, and its owner only one thing to do. */
    private static <T> T judged(Supplier<T> judgement) {
        try {
            return judgement.get();
        } catch (DataAccessException | Refusal notTheAnswers) {
            throw notTheAnswers;
        } catch (RuntimeException wrong) {
            throw Refusal.invalid("passkey", "second-factor.passkey-refused");
        }
    }
}
