package id.paspor.notification;

import id.paspor.casefile.channel.Channel;
import id.paspor.kernel.Language;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A message as it goes to a phone.
 *
 * @param id the same however often it is handed over
 * @param to a mobile phone's number with its country's code, as in {@code +6281234567890} (E.164)
 * @param kind what it tells of; WhatsApp wants its templates named
 */
record ShortMessage(UUID id, Channel channel, String to, Language language, String kind, String text) {

    /** The signs that the SMS alphabet writes with one septet (3GPP TS 23.038) and our texts use. */
    private static final Pattern ONE_SEPTET_EACH =
            Pattern.compile("[A-Za-z0-9 \\n\\r@£$¥èéùìòÇØøÅåÆæßÉ!\"#%&'()*+,\\-./:;<=>?¡ÄÖÑÜ§¿äöñüà_]*");

    private static final int IN_ONE = 160;
    private static final int IN_EACH_OF_SEVERAL = 153;
    private static final int IN_ONE_OF_OTHER_SIGNS = 70;
    private static final int IN_EACH_OF_SEVERAL_OF_OTHER_SIGNS = 67;

    /** What is paid for: segments of an SMS, one message of WhatsApp. */
    int segments() {
        if (channel != Channel.SMS) {
            return 1;
        }
        return ONE_SEPTET_EACH.matcher(text).matches()
                ? parts(IN_ONE, IN_EACH_OF_SEVERAL)
                : parts(IN_ONE_OF_OTHER_SIGNS, IN_EACH_OF_SEVERAL_OF_OTHER_SIGNS);
    }

    private int parts(int alone, int each) {
        return text.length() <= alone ? 1 : (text.length() + each - 1) / each;
    }

    /** A number as Indonesians write it, with its country's code. */
    static String international(String phone) {
        return phone.replaceFirst("^0", "+62");
    }
}
