package id.paspor.kernel;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How the program's cookies are called. Over TLS browsers take a cookie whose name begins with {@value #OF_THIS_HOST} only
 * from this very host, so that neither a neighbouring host nor somebody on the line can plant one.
 */
@Component
public class Cookies {

    /** Asks browsers for {@code Secure}, {@code Path=/} and no domain. */
    public static final String OF_THIS_HOST = "__Host-";

    private final boolean secure;

    Cookies(@Value("${paspor.secure-cookies}") boolean secure) {
        this.secure = secure;
    }

    /** Whether cookies are for TLS only. */
    public boolean secure() {
        return secure;
    }

    /** The name of a cookie, which must have the path {@code /}. */
    public String name(String plain) {
        return secure ? OF_THIS_HOST + plain : plain;
    }
}
