package id.paspor.identity.secondfactor;

import id.paspor.kernel.Refusal;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What one account has besides its password. Codes are here as keyed hashes, the secret of one-time codes encrypted. */
@Entity
@Table(name = "second_factor")
class SecondFactor {

    @Id
    private String account;

    private String enrolmentCode;
    private Instant enrolmentCodeExpiresAt;
    private String usedEnrolmentCode;
    private byte[] oneTimeSecret;
    private byte[] nextOneTimeSecret;
    private long oneTimeLastStep;
    private Instant enrolledAt;
    private String resetAskedBy;
    private Instant resetAskedAt;

    @ElementCollection
    @CollectionTable(name = "recovery_code", joinColumns = @JoinColumn(name = "account"))
    @Column(name = "code")
    private Set<String> recoveryCodes = new HashSet<>();

    protected SecondFactor() {}

    String account() {
        return account;
    }

    boolean isEnrolled() {
        return enrolledAt != null;
    }

    boolean hasOneTimeCodes() {
        return oneTimeSecret != null;
    }

    byte[] oneTimeSecret() {
        return oneTimeSecret;
    }

    /** What is to take the place of the secret in use, or {@code null} when there is none. */
    byte[] nextOneTimeSecret() {
        return nextOneTimeSecret;
    }

    int recoveryCodesLeft() {
        return recoveryCodes.size();
    }

    Instant enrolledAt() {
        return enrolledAt;
    }

    String resetAskedBy() {
        return resetAskedBy;
    }

    Instant resetAskedAt() {
        return resetAskedAt;
    }

    /** When the code for the first factor ends, or {@code null} when there is none. */
    Instant codeUntil() {
        return enrolmentCodeExpiresAt;
    }

    void handOut(String code, Instant until) {
        if (isEnrolled()) {
            throw Refusal.conflict("second-factor.enrolled");
        }
        enrolmentCode = code;
        enrolmentCodeExpiresAt = until;
    }

    boolean mayHandOut(String code) {
        return !isEnrolled() && !code.equals(usedEnrolmentCode);
    }

    boolean mayEnrolWith(String code, Instant now) {
        return code.equals(enrolmentCode) && now.isBefore(enrolmentCodeExpiresAt);
    }

    /** Uses up the code: from now on the account has a second factor. */
    void enrol(String code, Instant now) {
        if (!mayEnrolWith(code, now)) {
            throw Refusal.conflict("second-factor.code-expired");
        }
        usedEnrolmentCode = code;
        enrolmentCode = null;
        enrolmentCodeExpiresAt = null;
        enrolledAt = now;
    }

    /** Keeps a secret that is good for nothing until a code of it was shown. */
    void prepareOneTimeCodes(byte[] encrypted) {
        nextOneTimeSecret = encrypted;
    }

    /** Takes the prepared secret into use, in the place of the one before, with the half minute of the code that was shown. */
    void confirmOneTimeCodes(long step) {
        oneTimeSecret = nextOneTimeSecret;
        nextOneTimeSecret = null;
        oneTimeLastStep = step;
    }

    /** Takes the code of a half minute, each at most once and none older than the last. */
    boolean takeStep(long step) {
        if (step <= oneTimeLastStep) {
            return false;
        }
        oneTimeLastStep = step;
        return true;
    }

    void replaceRecoveryCodes(Collection<String> codes) {
        recoveryCodes.clear();
        recoveryCodes.addAll(codes);
    }

    boolean takeRecoveryCode(String code) {
        return recoveryCodes.remove(code);
    }

    void askForReset(String administrator, Instant now) {
        if (!isEnrolled() || resetAskedBy != null) {
            throw Refusal.conflict("second-factor.reset-not-now");
        }
        requireAnother(administrator, account);
        resetAskedBy = administrator;
        resetAskedAt = now;
    }

    void declineReset() {
        requireReset();
        forgetReset();
    }

    /** Takes everything away, as two people want it who are not its owner. */
    void reset(String administrator) {
        requireReset();
        requireAnother(administrator, account);
        requireAnother(administrator, resetAskedBy);
        forgetReset();
        oneTimeSecret = null;
        nextOneTimeSecret = null;
        recoveryCodes.clear();
        enrolledAt = null;
    }

    private void requireReset() {
        if (resetAskedBy == null) {
            throw Refusal.conflict("second-factor.reset-not-now");
        }
    }

    private void forgetReset() {
        resetAskedBy = null;
        resetAskedAt = null;
    }

    private static void requireAnother(String administrator, String than) {
        if (administrator.equals(than)) {
            throw Refusal.forbidden("second-factor.another-administrator");
        }
    }
}
