package id.paspor.kernel;

import id.paspor.kernel.written.WrittenNumber;

/**
 * A long number that people read aloud and compare. Texts and pages write it in groups; texts of programs, addresses and columns
 * have its digits.
 */
public interface GroupedNumber {

    /** Its digits alone. */
    String digits();

    /** As people read it: in groups of four. */
    default String grouped() {
        return WrittenNumber.grouped(digits());
    }
}
