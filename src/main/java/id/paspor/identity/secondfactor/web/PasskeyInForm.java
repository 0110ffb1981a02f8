package id.paspor.identity.secondfactor.web;

import id.paspor.identity.secondfactor.PasskeyQuestion;
import id.paspor.kernel.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.ui.Model;

/** The question for a passkey that a page brings along, and its challenge, which the session keeps until the answer. */
final class PasskeyInForm {

    private static final String CHALLENGE = PasskeyInForm.class.getName();

    private PasskeyInForm() {}

    static void ask(PasskeyQuestion question, HttpServletRequest request, Model model) {
        request.getSession().setAttribute(CHALLENGE, question.challenge().toBase64UrlString());
        model.addAttribute("passkeyOptions", question.options());
    }

    /** The challenge of the question that was asked last, once. */
    static Bytes take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object challenge = session == null ? null : session.getAttribute(CHALLENGE);
        if (challenge == null) {
            throw Refusal.invalid("passkey", "second-factor.passkey-refused");
        }
        session.removeAttribute(CHALLENGE);
        return Bytes.fromBase64((String) challenge);
    }
}
