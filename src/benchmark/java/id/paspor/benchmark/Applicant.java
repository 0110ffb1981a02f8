package id.paspor.benchmark;

/**
 * Somebody who wants a place.
 *
 * @param number from 0
 * @param account to sign in with
 * @param registrationNumber of the application, which waits for an interview time
 */
public record Applicant(int number, String account, String registrationNumber) {

    private static final int BYTE = 256;

    /** Where this applicant's requests come from: everybody has an address of RFC 2544's network for benchmarks. */
    public String address() {
        return "198.18.%d.%d".formatted(number / BYTE, number % BYTE);
    }
}
