package id.paspor.quota;

import id.paspor.kernel.Coded;
import id.paspor.kernel.Texts;

/** Whom the places of a slot are kept for; each class has its own quota. */
public enum SlotClass implements Coded {
    /** Everybody, through the portal or the counter. */
    REGULAR,
    /** Small children, the old, the disabled, the pregnant and the ill. */
    PRIORITY,
    /** Whoever comes without an appointment; given by the counter only. */
    WALK_IN;

    /** Its name, as an argument of a text. */
    public Texts.Wording wording() {
        return new Texts.Wording("slot.class." + code());
    }

    /** The class with this code. */
    public static SlotClass of(String code) {
        return Coded.of(SlotClass.class, code);
    }
}
