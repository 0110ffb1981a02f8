package id.paspor.booklet;

import java.util.Map;
import java.util.Set;

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

    /** The states in which a case holds a booklet that is not handed over yet. */
    static final Set<BookletState> HELD = Set.of(ALLOCATED, PRINTED);

    /** The states in which a booklet is to be destroyed. */
    static final Set<BookletState> VOID = Set.of(SPOILED, CANCELLED);

    private static final Map<BookletState, Set<BookletState>> IN_A_CASE = Map.of(
            ALLOCATED, Set.of(PRINTED, SPOILED),
            PRINTED, Set.of(HANDED_OVER, CANCELLED));

    private static final Map<BookletState, Set<BookletState>> BY_TWO_OFFICERS = Map.of(
            BLANK, Set.of(SPOILED, LOST),
            LOST, Set.of(SPOILED),
            SPOILED, Set.of(DESTROYED, LOST),
            CANCELLED, Set.of(DESTROYED, LOST));

    /** Whether a case's booklet may become another thing after this. */
    boolean leadsInACaseTo(BookletState next) {
        return IN_A_CASE.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether two officers may make another thing of a booklet after this. */
    boolean leadsByTwoOfficersTo(BookletState next) {
        return BY_TWO_OFFICERS.getOrDefault(this, Set.of()).contains(next);
    }
}
