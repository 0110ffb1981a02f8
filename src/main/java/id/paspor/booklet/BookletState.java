package id.paspor.booklet;

import java.util.List;
import java.util.Map;

/** What a booklet is at present; the database checks the same values. Nothing follows on being handed over or destroyed. */
public enum BookletState {
    /** In stock. */
    BLANK,
    /** Given to a case, whose passport is made out in it. */
    ALLOCATED,
    /** Printed and found good. */
    PRINTED,
    /** In its holder's hand. */
    HANDED_OVER,
    /** Void because its print was no good, or because it is damaged. */
    SPOILED,
    /** Void because nobody collected the passport. */
    CANCELLED,
    /** Missing. */
    LOST,
    DESTROYED;

    private static final Map<BookletState, List<BookletState>> IN_A_CASE = Map.of(
            PRINTED, List.of(ALLOCATED),
            SPOILED, List.of(ALLOCATED),
            HANDED_OVER, List.of(PRINTED),
            CANCELLED, List.of(PRINTED));

    private static final Map<BookletState, List<BookletState>> BY_TWO_OFFICERS = Map.of(
            SPOILED, List.of(BLANK, LOST),
            DESTROYED, List.of(SPOILED, CANCELLED),
            LOST, List.of(BLANK, SPOILED, CANCELLED));

    /** The states from which a case's booklet becomes this. */
    List<String> beforeInACase() {
        return names(IN_A_CASE);
    }

    /** The states from which two officers make a booklet this. */
    List<String> beforeDisposal() {
        return names(BY_TWO_OFFICERS);
    }

    private List<String> names(Map<BookletState, List<BookletState>> steps) {
        return steps.getOrDefault(this, List.of()).stream().map(Enum::name).toList();
    }
}
