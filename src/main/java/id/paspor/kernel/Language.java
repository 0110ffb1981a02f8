package id.paspor.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** A language in which somebody is written to. */
public enum Language implements Coded {
    /** Indonesian, for who has chosen none. */
    @JsonProperty("id")
    ID(Texts.INDONESIAN),
    @JsonProperty("en")
    EN(Texts.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The language that somebody has chosen, perhaps none ({@code null}). */
    public static Language chosen(Language language) {
        return language == null ? ID : language;
    }

    /** The language of a page. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals(Texts.ENGLISH.getLanguage()) ? EN : ID;
    }

    /** As the texts of the program know it. */
    public Locale locale() {
        return locale;
    }
}
