package id.paspor.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.AuthenticationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Signs people in with the accounts of the engine. A password that was right is remembered for a minute, as a keyed hash,
 * because programs send it with every request; a revoked one therefore lives that long.
 */
@Component
class EngineAccounts implements AuthenticationProvider {

    private static final int LONGEST = 128;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final IdentityService identity;
    private final SecretKeySpec key;
    private final Cache<String, List<GrantedAuthority>> remembered = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();

    EngineAccounts(IdentityService identity) {
        this.identity = identity;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    @Override
    public Authentication authenticate(Authentication claimed) {
        String account = claimed.getName();
        String password = String.valueOf(claimed.getCredentials());
        String fingerprint = fingerprint(account, password);
        List<GrantedAuthority> authorities = remembered.getIfPresent(fingerprint);
        if (authorities == null) {
            check(account, password);
            authorities = SignedIn.authorities(groups(account), offices(account));
            remembered.put(fingerprint, authorities);
        }
        return UsernamePasswordAuthenticationToken.authenticated(account, null, authorities);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private void check(String account, String password) {
        boolean tooLong = account.length() > LONGEST || password.length() > LONGEST;
        try {
            if (tooLong || !identity.checkPassword(account, password)) {
                throw new BadCredentialsException("wrong account or password");
            }
        } catch (AuthenticationException lockedForAWhile) {
            throw new BadCredentialsException("wrong account or password", lockedForAWhile);
        }
    }

    private List<String> groups(String account) {
        return identity.createGroupQuery().groupMember(account).list().stream()
                .map(Group::getId)
                .toList();
    }

    private List<String> offices(String account) {
        return identity.createTenantQuery().userMember(account).includingGroupsOfUser(true).list().stream()
                .map(Tenant::getId)
                .toList();
    }

    private String fingerprint(String account, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((account + "\0" + password).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
