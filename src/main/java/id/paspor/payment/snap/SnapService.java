package id.paspor.payment.snap;

/** The services of SNAP BI that are offered here, with the numbers that response codes carry. */
enum SnapService {
    ACCESS_TOKEN("73"),
    INQUIRY("24"),
    PAYMENT("25");

    private final String number;

    SnapService(String number) {
        this.number = number;
    }

    String number() {
        return number;
    }

    /** The response code of an outcome: HTTP status, service and case. */
    String code(int status, int outcome) {
        return "%d%s%02d".formatted(status, number, outcome);
    }
}
