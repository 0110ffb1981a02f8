package id.paspor.screening;

import id.paspor.kernel.Coded;
import id.paspor.kernel.Refusal;
import java.util.Arrays;
import java.util.List;

/** The national lists that applicants are looked up in. They come as CSV files. */
public enum WatchList implements Coded {
    /** Who may not leave the country, by order of an authority. */
    PREVENTION_ORDERS(
            "nik", "passport_number", "full_name", "date_of_birth", "authority", "reference", "since", "until"),
    /** Who may not apply for a time, for false statements. */
    DEFERRALS("nik", "full_name", "authority", "reference", "since", "until");

    private final List<String> columns;

    WatchList(String... columns) {
        this.columns = List.of(columns);
    }

    /**
     * The list with this code.
     *
     * @throws Refusal when there is none
     */
    public static WatchList of(String code) {
        return Arrays.stream(values())
                .filter(list -> list.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("watch-list.unknown"));
    }

    /** The columns of its file, in their order. */
    public List<String> columns() {
        return columns;
    }
}
