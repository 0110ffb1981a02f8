package id.paspor.quota;

import java.util.List;

/** Takes booked places away that an office cannot keep to any more, as the module does that has the bookings. */
public interface Displacing {

    /** Notes in the caller's transaction which bookings are to be freed, and what their applicants are told. */
    void order(List<Affected> bookings, String reason);

    /** Frees what was noted, as much as can be done at once; the rest follows by itself. */
    void carryOut();
}
