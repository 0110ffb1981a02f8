package id.paspor.rush;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Properties;

/** Reads the pages of an appointment as a person does who reads English. */
final class Page {

    private static final Properties TEXTS = texts();

    private Page() {}

    /** Whether a page says that the interview has a time. */
    static boolean hasAppointment(String page) {
        return page.contains(TEXTS.getProperty("appointment.now"));
    }

    static boolean isWaitingRoom(String page) {
        return false;
    }

    static boolean isCalled(String answer) {
        return true;
    }

    static String place(String answer) {
        return "";
    }

    static Duration nextLook(String answer) {
        return Duration.ofSeconds(3);
    }

    private static Properties texts() {
        Properties texts = new Properties();
        try (InputStream bundle = Page.class.getResourceAsStream("/messages_en.properties")) {
            texts.load(bundle);
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
