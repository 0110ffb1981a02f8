package id.paspor.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

/**
 * The secret of the link in a mail that somebody opened. It is kept in the session and taken out of the address at once,
 * so that it stays in no history and survives a change of language.
 */
final class LinkInMail {

    private static final String ATTRIBUTE = LinkInMail.class.getName() + ".";

    private LinkInMail() {}

    static void keep(String page, String token, HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE + page, token);
    }

    /** The secret of the link that led to a page, or the empty text. */
    static String of(String page, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object token = session == null ? null : session.getAttribute(ATTRIBUTE + page);
        return token == null ? "" : (String) token;
    }

    /** The page for a link that was used before or came too late. */
    static String expired(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_GONE);
        return "identity/link-expired";
    }
}
