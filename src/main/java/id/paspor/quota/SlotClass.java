package id.paspor.quota;

import id.paspor.kernel.Texts;
import java.util.Arrays;

/** Whom the places of a slot are kept for; each class has its own quota. */
public enum SlotClass {
    /** Everybody, through the portal or the counter. */
    REGULAR,
    /** Small children, the old, the disabled, the pregnant and the ill. */
    PRIORITY,
    /** Whoever comes without an appointment; given by the counter only. */
    WALK_IN;

    /** The class with this code. */
    public static SlotClass of(String code) {
        return Arrays.stream(values())
                .filter(slotClass -> slotClass.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no class " + code));
    }

    /** Its name, as an argument of a text. */
    public Texts.Wording wording() {
        return new Texts.Wording("slot.class." + code());
    }

    /** The code in tables, messages and pages: kebab-case. */
    public String code() {
        return name().toLowerCase().replace('_', '-');
    }
}
