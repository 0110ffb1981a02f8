package id.paspor.identity.web;

import id.paspor.identity.security.SessionLogin;
import id.paspor.kernel.ClientAddress;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.limit.RateLimit;
import id.paspor.kernel.limit.RateLimits;
import id.paspor.kernel.written.EmailAddress;
import id.paspor.web.SentForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * The way of applicants by links in mails: a client may ask for so many, and try so many wrong ones. The secret of a link that
 * was opened is kept in the session and taken out of the address at once, so that it stays in no history and survives a change
 * of language.
 */
@Component
class MailedLinks {

    private static final String ATTRIBUTE = MailedLinks.class.getName() + ".";

    private final RateLimit asked;
    private final RateLimit wrong;
    private final SessionLogin sessions;

    MailedLinks(RateLimits limits, SessionLogin sessions) {
        this.asked = limits.named("links-per-address");
        this.wrong = limits.named("sign-in-per-address");
        this.sessions = sessions;
    }

    /**
     * Asks for a link; what is refused does not count.
     *
     * @param email as it was typed
     * @param page of the form that asks for it
     * @param sent the address of the page that comes next
     */
    String ask(String email, SentForm form, Runnable asking, String page, String sent) {
        return form.answer(
                () -> {
                    String client = client(form.request());
                    asked.require(client);
                    try {
                        asking.run();
                    } catch (Refusal refusal) {
                        asked.giveBack(client);
                        throw refusal;
                    }
                    form.hand("email", EmailAddress.normalised(email));
                    return "redirect:" + sent;
                },
                () -> page);
    }

    /** Opens a link, which does nothing by itself: programs that look for malware open it, too. */
    String open(String address, String token, HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE + address, token);
        return "redirect:" + address;
    }

    /**
     * The page that uses a link; only one that cannot be used counts.
     *
     * @param isOpen whether its secret can be used
     */
    String show(
            String address,
            Predicate<String> isOpen,
            String page,
            HttpServletRequest request,
            HttpServletResponse response) {
        String client = client(request);
        wrong.require(client);
        if (!isOpen.test(secret(address, request))) {
            return expired(response);
        }
        wrong.giveBack(client);
        return page;
    }

    /**
     * Uses a link, and signs in; only what is refused counts.
     *
     * @param use makes the account of the secret
     */
    String use(String address, SentForm form, UnaryOperator<String> use, String page) {
        HttpServletRequest request = form.request();
        String client = client(request);
        return form.answer(
                () -> {
                    wrong.require(client);
                    String account = use.apply(secret(address, request));
                    wrong.giveBack(client);
                    sessions.signIn(account, request, form.response());
                    return "redirect:/applications";
                },
                refusal -> refusal.kind() == Refusal.Kind.NOT_FOUND
                        ? expired(form.response())
                        : form.refuse(refusal, () -> page));
    }

    private static String client(HttpServletRequest request) {
        return ClientAddress.key(request.getRemoteAddr());
    }

    /** The secret of the link that led to a page, or the empty text. */
    private static String secret(String address, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object token = session == null ? null : session.getAttribute(ATTRIBUTE + address);
        return token == null ? "" : (String) token;
    }

    /** The page for a link that was used before or came too late. */
    private static String expired(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_GONE);
        return "identity/link-expired";
    }
}
