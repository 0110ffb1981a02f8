package id.paspor.office.calendar;

import id.paspor.kernel.table.CodedColumn;

/** How the tables of the calendar keep what Java has types for. */
final class CalendarColumns {

    private CalendarColumns() {}

    static final class OfKind extends CodedColumn<CalendarDay.Kind> {
        OfKind() {
            super(CalendarDay.Kind.class);
        }
    }

    static final class OfWhat extends CodedColumn<CalendarChange.What> {
        OfWhat() {
            super(CalendarChange.What.class);
        }
    }
}
