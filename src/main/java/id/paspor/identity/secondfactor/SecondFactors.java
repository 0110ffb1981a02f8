package id.paspor.identity.secondfactor;

import id.paspor.identity.AccountNews;
import id.paspor.identity.StaffAccounts;
import id.paspor.identity.StaffAccounts.StaffAccount;
import id.paspor.identity.password.Passwords;
import id.paspor.identity.secondfactor.OneTimeCodes.QrCode;
import id.paspor.identity.secondfactor.SecondFactorEvent.Kind;
import id.paspor.identity.session.AccountSessions;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.SecurityEvent;
import id.paspor.kernel.SecurityLog;
import id.paspor.kernel.key.Hmac;
import id.paspor.kernel.key.SharedKeys;
import id.paspor.kernel.limit.RateLimit;
import id.paspor.kernel.limit.RateLimits;
import id.paspor.kernel.preparation.Preparation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The second factors of people who work here. The first one is set up with a code that is good once and handed out by an
 * administrator, since whoever knows only a password must not set up one. What is lost is reset by two administrators.
 */
@Service
@Order(2)
public class SecondFactors implements Preparation {

    private static final int RECOVERY_CODES = 10;
    private static final int SHORTEST_CONFIGURED = 16;
    private static final int LONGEST_LABEL = 60;
    private static final Duration CODE_VALID = Duration.ofDays(3);
    private static final Duration NEWS = Duration.ofDays(7);

    private final SecondFactorRepository factors;
    private final SecondFactorEventRepository events;
    private final Passkeys passkeys;
    private final SecretBox box;
    private final StaffAccounts accounts;
    private final Passwords passwords;
    private final SharedKeys keys;
    private final AccountSessions sessions;
    private final RateLimit guesses;
    private final SecurityLog security;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private final String adminId;
    private final String adminCode;
    private Hmac hashes;

    SecondFactors(
            SecondFactorRepository factors,
            SecondFactorEventRepository events,
            Passkeys passkeys,
            SecretBox box,
            StaffAccounts accounts,
            Passwords passwords,
            SharedKeys keys,
            AccountSessions sessions,
            RateLimits limits,
            SecurityLog security,
            TransactionTemplate transaction,
            ApplicationEventPublisher publisher,
            Clock clock,
            @Value("${paspor.admin.id}") String adminId,
            @Value("${paspor.admin.enrolment-code:}") String adminCode) {
        this.factors = factors;
        this.events = events;
        this.passkeys = passkeys;
        this.box = box;
        this.accounts = accounts;
        this.passwords = passwords;
        this.keys = keys;
        this.sessions = sessions;
        this.guesses = limits.named("second-factor-per-account");
        this.security = security;
        this.transaction = transaction;
        this.publisher = publisher;
        this.clock = clock;
        this.adminId = adminId;
        this.adminCode = adminCode;
    }

    /**
     * What an account has.
     *
     * @param enrolledAt since when it has a second factor, or {@code null}
     * @param oneTimeCodes whether it has an app for one-time codes
     * @param codeUntil until when the code for the first factor is good, or {@code null} when there is none
     * @param resetAskedBy which administrator wants it reset, or {@code null}
     */
    public record State(
            Instant enrolledAt,
            boolean oneTimeCodes,
            int recoveryCodesLeft,
            Instant codeUntil,
            String resetAskedBy,
            Instant resetAskedAt) {

        private static final State NOTHING = new State(null, false, 0, null, null, null);

        private static State of(SecondFactor factor) {
            return new State(
                    factor.enrolledAt(),
                    factor.hasOneTimeCodes(),
                    factor.recoveryCodesLeft(),
                    factor.codeUntil(),
                    factor.resetAskedBy(),
                    factor.resetAskedAt());
        }

        /** Whether there is a second factor. */
        public boolean isEnrolled() {
            return enrolledAt != null;
        }
    }

    /**
     * A secret to put into an app.
     *
     * @param letters for apps that cannot see
     */
    public record NewSecret(QrCode qrCode, String letters) {}

    /** Takes the first administrator's code from the settings, as long as that account has no second factor. */
    @Override
    public void prepare() {
        hashes = keys.named("second-factor-codes");
        if (StringUtils.isBlank(adminCode) || accounts.find(adminId).isEmpty()) {
            return;
        }
        if (PrintedCode.normalised(adminCode).length() < SHORTEST_CONFIGURED) {
            throw new IllegalStateException("PASPOR_ADMIN_ENROLMENT_CODE must have at least " + SHORTEST_CONFIGURED
                    + " letters and digits, which nobody can guess.");
        }
        String code = hash(adminId, adminCode);
        change(adminId, factor -> {
            if (factor.mayHandOut(code)) {
                factor.handOut(code, clock.instant().plus(CODE_VALID));
            }
        });
    }

    /** What an account has. */
    public State of(String account) {
        return read(account, State::of, State.NOTHING);
    }

    /** What accounts have, by account; those that never had anything are not there. */
    public Map<String, State> of(List<String> ids) {
        return transaction.execute(status ->
                factors.findByAccountIn(ids).stream().collect(Collectors.toMap(SecondFactor::account, State::of)));
    }

    /** What was done to the second factor of an account, newest first. */
    public List<SecondFactorEvent> history(String account) {
        return events.findTop50ByAccountOrderByIdDesc(account);
    }

    /** Whether one-time codes can be set up here. */
    public boolean offersOneTimeCodes() {
        return box.hasKey();
    }

    /**
     * Hands out the code that is good once to set up the first factor; one that was handed out before is not good any more.
     *
     * @return the code, which is not kept
     */
    public String handOutCode(String account, String administrator) {
        requireStaff(account);
        String code = PrintedCode.next();
        change(account, factor -> {
            factor.handOut(hash(account, code), clock.instant().plus(CODE_VALID));
            note(account, Kind.CODE_HANDED_OUT, administrator);
        });
        return code;
    }

    /**
     * Looks at the code that an administrator handed out, without using it up.
     *
     * @return what is needed to use it up
     * @throws Refusal when it is wrong, or guessed too often
     */
    public String showCode(String account, String typed) {
        String code = hash(account, typed);
        guess(
                account,
                () -> Refusal.invalid("code", "second-factor.wrong-enrolment-code"),
                () -> read(account, factor -> factor.mayEnrolWith(code, clock.instant()), false));
        return code;
    }

    /** Whether a code that was shown is still good. */
    public boolean isGood(String account, String code) {
        return read(account, factor -> factor.mayEnrolWith(code, clock.instant()), false);
    }

    /** The secret of one-time codes that an account is to put into its app, the same until it has shown a code of it. */
    public NewSecret newSecret(String account) {
        byte[] secret = change(account, factor -> {
            Optional<byte[]> prepared =
                    Optional.ofNullable(factor.nextOneTimeSecret()).flatMap(locked -> box.unlock(account, locked));
            if (prepared.isPresent()) {
                return prepared.get();
            }
            byte[] drawn = OneTimeCodes.newSecret();
            factor.prepareOneTimeCodes(box.lock(account, drawn));
            return drawn;
        });
        return new NewSecret(OneTimeCodes.qrCode(OneTimeCodes.address(account, secret)), OneTimeCodes.letters(secret));
    }

    /**
     * Sets up one-time codes as the first factor.
     *
     * @param code what {@link #showCode} gave
     * @param typed the present one-time code
     * @return recovery codes, which are not kept
     */
    public List<String> enrolOneTimeCodes(String account, String code, String typed) {
        List<String> recoveryCodes = drawRecoveryCodes();
        confirmOneTimeCodes(account, typed, factor -> enrol(factor, code, recoveryCodes));
        return recoveryCodes;
    }

    /** Sets up one-time codes beside what an account has, or in the place of those that it had. */
    public void addOneTimeCodes(String account, String typed) {
        confirmOneTimeCodes(account, typed, this::requireMore);
    }

    private void confirmOneTimeCodes(String account, String typed, Consumer<SecondFactor> condition) {
        guess(
                account,
                () -> Refusal.invalid("code", "second-factor.wrong-one-time-code"),
                () -> change(account, factor -> {
                    byte[] prepared = factor.nextOneTimeSecret();
                    OptionalLong step = prepared == null ? OptionalLong.empty() : step(account, prepared, typed);
                    if (step.isEmpty()) {
                        return false;
                    }
                    condition.accept(factor);
                    factor.confirmOneTimeCodes(step.getAsLong());
                    note(account, Kind.ONE_TIME_CODES_SET_UP, account);
                    return true;
                }));
    }

    /** Asks for a new passkey. */
    public PasskeyQuestion askForNewPasskey(String account) {
        return passkeys.newOne(account);
    }

    /**
     * Sets up a passkey as the first factor.
     *
     * @param code what {@link #showCode} gave
     * @return recovery codes, which are not kept
     */
    public List<String> enrolPasskey(String account, String code, Bytes challenge, String answer, String label) {
        List<String> recoveryCodes = drawRecoveryCodes();
        addPasskey(account, challenge, answer, label, factor -> enrol(factor, code, recoveryCodes));
        return recoveryCodes;
    }

    /** Adds a passkey to what an account has. */
    public void addPasskey(String account, Bytes challenge, String answer, String label) {
        addPasskey(account, challenge, answer, label, this::requireMore);
    }

    private void addPasskey(
            String account, Bytes challenge, String answer, String label, Consumer<SecondFactor> condition) {
        change(account, factor -> {
            condition.accept(factor);
            passkeys.add(account, challenge, answer, StringUtils.left(label.strip(), LONGEST_LABEL));
            note(account, Kind.PASSKEY_ADDED, account);
        });
    }

    /** The passkeys of an account. */
    public List<Passkeys.Passkey> passkeys(String account) {
        return passkeys.of(account);
    }

    /** Takes away one passkey, unless it is all that the account has. */
    public void removePasskey(String account, String id) {
        change(account, factor -> {
            if (!factor.hasOneTimeCodes() && passkeys.of(account).size() == 1) {
                throw Refusal.conflict("second-factor.last-one");
            }
            passkeys.remove(account, id);
            note(account, Kind.PASSKEY_REMOVED, account);
            tell(account, "second-factor-removed");
        });
    }

    /** Asks for any passkey of an account. */
    public PasskeyQuestion askForPasskey(String account) {
        return passkeys.oneOf(account);
    }

    /** Asks for a passkey that says itself whose it is. */
    public PasskeyQuestion askForAnyPasskey() {
        return passkeys.anyones();
    }

    /**
     * Proves the second factor by a passkey.
     *
     * @param account whose it has to be, or {@code null} when it says so itself
     * @return whose it is
     * @throws Refusal when it is none, somebody else's, or not good
     */
    public String provePasskey(String account, Bytes challenge, String answer) {
        try {
            return transaction.execute(status -> passkeys.ownerOf(account, challenge, answer));
        } catch (Refusal refused) {
            security.record(SecurityEvent.SIGN_IN_FAILED, account == null ? Map.of() : Map.of("account", account));
            throw refused;
        }
    }

    /**
     * Proves the second factor by a one-time code or a recovery code, each of which is good once.
     *
     * @throws Refusal when it is none, or guessed too often, or one-time codes cannot be checked
     */
    public void proveCode(String account, String typed) {
        guess(
                account,
                () -> Refusal.invalid("code", "second-factor.wrong-code"),
                () -> change(account, factor -> {
                    return factor.isEnrolled()
                            && (takesRecoveryCode(factor, typed) || factor.hasOneTimeCodes() && takes(factor, typed));
                }));
    }

    /**
     * Makes new recovery codes; those before are not good any more.
     *
     * @return the codes, which are not kept
     */
    public List<String> newRecoveryCodes(String account) {
        List<String> codes = drawRecoveryCodes();
        change(account, factor -> {
            requireEnrolled(factor);
            keepRecoveryCodes(factor, codes);
            note(account, Kind.RECOVERY_CODES_MADE, account);
        });
        return codes;
    }

    /**
     * Makes a new first password for somebody who forgot the own one. It opens nothing without the second factor.
     *
     * @return the password, which is not kept
     */
    public String makePassword(String account, String administrator) {
        requireStaff(account);
        String password = PrintedCode.next();
        transaction.executeWithoutResult(status -> {
            passwords.makeFirst(account, password);
            note(account, Kind.PASSWORD_MADE, administrator);
            tell(account, "first-password-made");
        });
        return password;
    }

    /** Asks, as an administrator, for the reset of what somebody lost. */
    public void askForReset(String account, String administrator) {
        requireStaff(account);
        change(account, factor -> {
            factor.askForReset(administrator, clock.instant());
            note(account, Kind.RESET_ASKED, administrator);
            tell(account, "second-factor-reset-asked");
        });
    }

    /** Declines a reset, as an administrator, also as the one who asked. */
    public void declineReset(String account, String administrator) {
        change(account, factor -> {
            factor.declineReset();
            note(account, Kind.RESET_DECLINED, administrator);
        });
    }

    /**
     * Resets, as another administrator than the one who asked, everything that an account has besides its password, and ends
     * its sessions.
     */
    public void reset(String account, String administrator) {
        change(account, factor -> {
            factor.reset(administrator);
            passkeys.removeAll(account);
            sessions.endAll(account);
            note(account, Kind.RESET, administrator);
            tell(account, "second-factor-reset");
        });
    }

    private void enrol(SecondFactor factor, String code, List<String> recoveryCodes) {
        factor.enrol(code, clock.instant());
        keepRecoveryCodes(factor, recoveryCodes);
        note(factor.account(), Kind.ENROLLED, factor.account());
        tell(factor.account(), "second-factor-set-up");
    }

    private void requireMore(SecondFactor factor) {
        requireEnrolled(factor);
        tell(factor.account(), "second-factor-added");
    }

    private static List<String> drawRecoveryCodes() {
        return Stream.generate(PrintedCode::next).limit(RECOVERY_CODES).toList();
    }

    private void keepRecoveryCodes(SecondFactor factor, List<String> codes) {
        factor.replaceRecoveryCodes(
                codes.stream().map(code -> hash(factor.account(), code)).toList());
    }

    private boolean takesRecoveryCode(SecondFactor factor, String typed) {
        boolean taken = factor.takeRecoveryCode(hash(factor.account(), typed));
        if (taken) {
            note(factor.account(), Kind.RECOVERY_CODE_USED, factor.account());
            tell(factor.account(), "recovery-code-used");
        }
        return taken;
    }

    private boolean takes(SecondFactor factor, String typed) {
        OptionalLong step = step(factor.account(), factor.oneTimeSecret(), typed);
        return step.isPresent() && factor.takeStep(step.getAsLong());
    }

    private OptionalLong step(String account, byte[] locked, String typed) {
        byte[] secret = box.unlock(account, locked)
                .orElseThrow(() -> Refusal.invalid("code", "second-factor.codes-unreadable"));
        return OneTimeCodes.step(secret, PrintedCode.normalised(typed), clock.instant());
    }

    /**
     * Counts what is wrong, where no transaction takes the count back.
     *
     * @param wrong says what to do about it
     */
    private void guess(String account, Supplier<Refusal> wrong, BooleanSupplier right) {
        Duration wait = guesses.take(account);
        if (!wait.isZero()) {
            security.record(SecurityEvent.SIGN_IN_HELD_BACK, Map.of("account", account));
            throw Refusal.tooOften(wait);
        }
        if (!right.getAsBoolean()) {
            security.record(SecurityEvent.SIGN_IN_FAILED, Map.of("account", account));
            throw wrong.get();
        }
        guesses.giveBack(account);
    }

    private void requireStaff(String account) {
        if (accounts.find(account).isEmpty()) {
            throw Refusal.notFound("second-factor.no-such-account");
        }
    }

    private static void requireEnrolled(SecondFactor factor) {
        if (!factor.isEnrolled()) {
            throw Refusal.conflict("second-factor.not-enrolled");
        }
    }

    private <T> T read(String account, Function<SecondFactor, T> view, T otherwise) {
        return transaction.execute(status -> factors.findById(account).map(view).orElse(otherwise));
    }

    private <T> T change(String account, Function<SecondFactor, T> change) {
        return transaction.execute(status -> {
            factors.make(account);
            return change.apply(factors.findLocked(account).orElseThrow());
        });
    }

    private void change(String account, Consumer<SecondFactor> change) {
        change(account, factor -> {
            change.accept(factor);
            return null;
        });
    }

    private void note(String account, Kind kind, String actor) {
        events.save(new SecondFactorEvent(account, kind, actor, clock.instant()));
        security.record(
                SecurityEvent.SECOND_FACTOR_CHANGED, Map.of("account", account, "actor", actor, "what", kind.name()));
    }

    /** Tells the owner, if the account has an address. */
    private void tell(String account, String kind) {
        accounts.find(account)
                .map(StaffAccount::email)
                .filter(StringUtils::isNotBlank)
                .ifPresent(address -> publisher.publishEvent(
                        new AccountNews(address, clock.instant().plus(NEWS), kind, List.of(account))));
    }

    private String hash(String account, String code) {
        return hashes.of(account, PrintedCode.normalised(code));
    }
}
